module github.com/ravabet/ravabet

go 1.26
