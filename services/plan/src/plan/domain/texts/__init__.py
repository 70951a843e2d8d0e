"""Texts, as pure functions: words, paragraphs by language, how paragraphs live on, differences by word."""
