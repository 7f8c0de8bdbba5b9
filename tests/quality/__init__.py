"""What is measured of the pages: accessibility, privacy, weight, valid HTML, Lighthouse."""
