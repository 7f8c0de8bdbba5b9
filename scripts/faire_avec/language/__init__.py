"""Words: prose, folding, French dates, personal data, templates. Knows no sheet."""
