module github.com/ravabet/ravabet

go 1.26

require (
	github.com/hablullah/go-hijri v1.0.2
	github.com/yaa110/go-persian-calendar v1.2.1
)

require github.com/hablullah/go-juliandays v1.0.0 // indirect
