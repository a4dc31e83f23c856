"""The import screens of the CMS. They ask who may, call `regulations.batches`, and draw."""
