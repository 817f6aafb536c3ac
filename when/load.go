package when

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"strings"
	"sync"
)

//go:embed data
var builtIn embed.FS

// Default is the lexicon of the files that come with the program.
var Default = sync.OnceValue(func() *Lexicon {
	l, err := Load()
	if err != nil {
		panic(err) // the tests load the very same files
	}
	return l
})

// Load reads the lexicon that comes with the program and then the files of
// dirs, whose words and rules go before the program's own. A directory holds
// words*.txt, rules*.txt and reasons*.txt, or folders of them, one a language.
func Load(dirs ...string) (*Lexicon, error) {
	l := newLexicon()
	for i := len(dirs) - 1; i >= 0; i-- {
		if err := l.readFiles(os.DirFS(dirs[i]), dirs[i]); err != nil {
			return nil, fmt.Errorf("reading dates from %s: %w", dirs[i], err)
		}
	}
	data, err := fs.Sub(builtIn, "data")
	if err == nil {
		err = l.readFiles(data, "data")
	}
	if err == nil {
		err = l.compile()
	}
	if err != nil {
		return nil, fmt.Errorf("reading dates: %w", err)
	}
	return l, nil
}

func (l *Lexicon) readFiles(dir fs.FS, name string) error {
	return fs.WalkDir(dir, ".", func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || path.Ext(p) != ".txt" {
			return err
		}
		f, err := dir.Open(p)
		if err != nil {
			return err
		}
		where := path.Join(name, p)
		switch base := path.Base(p); {
		case strings.HasPrefix(base, "words"):
			err = l.readWords(f, where)
		case strings.HasPrefix(base, "rules"):
			err = l.readRules(f, where)
		case strings.HasPrefix(base, "reasons"):
			err = l.readReasons(f, where, path.Base(path.Dir(where)))
		}
		return errors.Join(err, f.Close())
	})
}

// Examples are the sentences beside the rules, with what must be found in them.
func (l *Lexicon) Examples() []Example { return l.examples }
