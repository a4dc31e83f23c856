"""A view that does nothing but return bytes: what Django itself costs."""

from django.http import HttpRequest, HttpResponse
from django.urls import path

held = {"body": b""}


def bare(request: HttpRequest) -> HttpResponse:
    return HttpResponse(held["body"])


urlpatterns = [path("bare/", bare)]
