"""How the pictures of the demo are drawn; `portal.demo.pictures` is the way in."""
