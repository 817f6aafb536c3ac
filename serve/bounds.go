package serve

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"net"
	"net/http"
	"net/netip"
	"strconv"
	"strings"
	"sync"

	"github.com/klauspost/compress/gzhttp"
	"golang.org/x/time/rate"
)

// limits bound how much one address may ask for.
type limits struct {
	mu    sync.Mutex
	each  map[netip.Prefix]*rate.Limiter
	rate  rate.Limit
	burst int
}

// maxClients is how many addresses are remembered. When there are more, all
// begin anew.
const maxClients = 50_000

func newLimits(each float64) *limits {
	return &limits{each: map[netip.Prefix]*rate.Limiter{}, rate: rate.Limit(each), burst: max(int(3*each), 2*exportCost)}
}

// of is the limiter of a client: of an address, or of the network that one
// household has in IPv6.
func (l *limits) of(remote string) *rate.Limiter {
	host, _, err := net.SplitHostPort(remote)
	if err != nil {
		host = remote
	}
	ip, _ := netip.ParseAddr(host)
	bits := 32
	if ip = ip.Unmap(); ip.Is6() {
		bits = 64
	}
	network, _ := ip.Prefix(bits)
	l.mu.Lock()
	defer l.mu.Unlock()
	if len(l.each) >= maxClients {
		clear(l.each)
	}
	c := l.each[network]
	if c == nil {
		c = rate.NewLimiter(l.rate, l.burst)
		l.each[network] = c
	}
	return c
}

// limited refuses what is more than an address may ask for.
func (s *Server) limited(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		cost := 1
		switch {
		case r.URL.Path == "/healthz" || r.URL.Path == "/readyz" || r.URL.Path == "/metrics":
			next.ServeHTTP(w, r)
			return
		case isExport(r):
			cost = exportCost
		case r.Method == http.MethodPost:
			cost = codingCost
		}
		if !s.limits.of(r.RemoteAddr).AllowN(now(), cost) {
			s.metrics.refused.Inc()
			w.Header().Set("Retry-After", "1")
			problem(w, http.StatusTooManyRequests, "too many requests from this address: wait a second, and ask for more at once with “limit”, or for all with an export")
			return
		}
		next.ServeHTTP(w, r)
	})
}

func isExport(r *http.Request) bool { return strings.HasPrefix(r.URL.Path, "/api/export/") }

// timed bounds the time of all requests but exports, which end with their
// connection.
func timed(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !isExport(r) {
			ctx, cancel := context.WithTimeout(r.Context(), requestTime)
			defer cancel()
			r = r.WithContext(ctx)
		}
		next.ServeHTTP(w, r)
	})
}

// compressed sends with gzip what is not small.
func compressed(next http.Handler) http.Handler {
	wrap, err := gzhttp.NewWrapper(gzhttp.MinSize(1 << 10))
	if err != nil {
		panic(err) // the options are part of the program
	}
	return wrap(next)
}

// tagged gives answers of GET an ETag, and sends nothing to who has it.
func tagged(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method != http.MethodGet || !strings.HasPrefix(r.URL.Path, "/api/") || isExport(r) {
			next.ServeHTTP(w, r)
			return
		}
		kept := &kept{header: w.Header(), status: http.StatusOK}
		next.ServeHTTP(kept, r)
		if kept.status == http.StatusOK {
			sum := sha256.Sum256(kept.body.Bytes())
			tag := `W/"` + hex.EncodeToString(sum[:12]) + `"`
			w.Header().Set("ETag", tag)
			w.Header().Set("Cache-Control", "no-cache")
			if hasTag(r.Header.Get("If-None-Match"), tag) {
				w.Header().Del("Content-Type")
				w.WriteHeader(http.StatusNotModified)
				return
			}
		}
		w.Header().Set("Content-Length", strconv.Itoa(kept.body.Len()))
		w.WriteHeader(kept.status)
		w.Write(kept.body.Bytes())
	})
}

// hasTag tells whether a list of tags has one, by weak comparison (RFC 9110).
func hasTag(list, tag string) bool {
	if strings.TrimSpace(list) == "*" {
		return true
	}
	for t := range strings.SplitSeq(list, ",") {
		if strings.TrimPrefix(strings.TrimSpace(t), "W/") == strings.TrimPrefix(tag, "W/") {
			return true
		}
	}
	return false
}

// kept is an answer that is held back until it is whole.
type kept struct {
	header http.Header
	status int
	body   bytes.Buffer
}

func (k *kept) Header() http.Header         { return k.header }
func (k *kept) WriteHeader(status int)      { k.status = status }
func (k *kept) Write(p []byte) (int, error) { return k.body.Write(p) }

// problem answers with an error as RFC 9457 writes it.
func problem(w http.ResponseWriter, status int, detail string) {
	w.Header().Set("Content-Type", "application/problem+json")
	w.WriteHeader(status)
	json.NewEncoder(w).Encode(map[string]any{"title": http.StatusText(status), "status": status, "detail": detail})
}
