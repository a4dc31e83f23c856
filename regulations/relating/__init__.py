"""What stands between regulations, and between them and outside law. Pure: knows no Django."""
