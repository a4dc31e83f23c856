"""Texts of the demo hospital as plain data, in Chinese and Vietnamese.

Nothing here imports Django. The loader reads these modules and puts what they hold through the
portal's own services, as people would. One module a kind of content; `schema` has the shapes.
"""
