document.title = "Rapport"
