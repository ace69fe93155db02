module firewatch/template-render

go 1.24
