"""An issued text as files: official PDFs, .docx, HTML, plain text, Akoma Ntoso. Pure but for views."""  # noqa: E501
