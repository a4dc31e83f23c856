from django.urls import path

from . import views

app_name = "approvals"
urlpatterns = [
    path("", views.inbox, name="inbox"),
    path("mine/", views.mine, name="mine"),
    path("submit/<int:page_id>/", views.submit, name="submit"),
    path("<int:pk>/", views.submission, name="submission"),
    path("<int:pk>/decide/", views.decide, name="decide"),
    path("<int:pk>/preview/", views.preview, name="preview"),
]
