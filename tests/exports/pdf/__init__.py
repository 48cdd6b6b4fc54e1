"""Tests of the PDFs of texts."""
