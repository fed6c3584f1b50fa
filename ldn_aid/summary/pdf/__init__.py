"""A document of blocks drawn as PDF. Imports ReportLab, so it is itself imported only when a PDF is made."""
