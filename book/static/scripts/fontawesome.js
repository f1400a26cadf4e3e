// Empty on purpose: it overrides the theme's Font Awesome script (543 kB gzip); the icon font does the work.
