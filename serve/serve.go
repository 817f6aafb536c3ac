// Package serve gives an archive to programs over HTTP: an API that describes
// itself in OpenAPI 3.1, exports, and what an operator needs to watch it. It
// reads only, unless it is given a token.
package serve

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"
	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"
	"github.com/ravabet/ravabet/archive"
	"github.com/ravabet/ravabet/coder"
	"github.com/ravabet/ravabet/reading"
)

// Options say what is served, and within which bounds.
type Options struct {
	Archive *archive.Archive
	Reader  *reading.Reader
	Token   string  // lets those who have it add reports; "" lets nobody
	Rate    float64 // requests a second of one address; 0 for DefaultRate
	Log     *slog.Logger
}

// DefaultRate is how many requests a second one address may make, on average
// over some seconds.
const DefaultRate = 20

// Bounds of a request.
const (
	maxBody     = 1 << 20
	requestTime = 30 * time.Second
	// codingCost and exportCost are how many plain requests one of these
	// counts as.
	codingCost = 5
	exportCost = 20
)

// Server is the handler of all requests.
type Server struct {
	Options
	mux     *http.ServeMux
	api     huma.API
	limits  *limits
	metrics *metrics
	handler http.Handler
}

// New makes a server.
func New(o Options) *Server {
	if o.Rate == 0 {
		o.Rate = DefaultRate
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	s := &Server{Options: o, mux: http.NewServeMux(), limits: newLimits(o.Rate), metrics: newMetrics()}
	config := huma.DefaultConfig("Ravabet", coder.Version)
	config.Info.Description = "What states and their leaders do to each other, as Persian news reports tell it: " +
		"events coded in PLOVER, agreements, quotes, each with the words that it rests on."
	config.OpenAPIPath, config.SchemasPath, config.DocsPath = "/api/openapi", "/api/schemas", ""
	config.RejectUnknownQueryParameters = true
	config.CreateHooks = nil // no $schema in the answers
	s.api = humago.New(s.mux, config)
	s.api.UseMiddleware(s.metrics.measure)
	s.lists()
	s.items()
	s.others()
	s.mux.HandleFunc("/api/", func(w http.ResponseWriter, r *http.Request) {
		problem(w, http.StatusNotFound, "there is nothing at "+r.URL.Path+": /api/openapi.json tells what there is")
	})
	s.mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, _ *http.Request) { fmt.Fprintln(w, "alive") })
	s.mux.HandleFunc("GET /readyz", s.ready)
	s.mux.Handle("GET /metrics", promhttp.HandlerFor(s.metrics.registry, promhttp.HandlerOpts{}))
	s.handler = s.limited(timed(compressed(tagged(s.mux))))
	return s
}

// Handle serves more than the API beside it, as pages for people.
func (s *Server) Handle(pattern string, h http.Handler) { s.mux.Handle(pattern, h) }

// ServeHTTP answers a request.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("X-Content-Type-Options", "nosniff")
	s.handler.ServeHTTP(w, r)
}

// ready tells whether the archive answers.
func (s *Server) ready(w http.ResponseWriter, r *http.Request) {
	ctx, cancel := context.WithTimeout(r.Context(), 2*time.Second)
	defer cancel()
	if err := s.Archive.Ping(ctx); err != nil {
		s.Log.Error("the archive does not answer", "error", err)
		problem(w, http.StatusServiceUnavailable, "the archive does not answer")
		return
	}
	fmt.Fprintln(w, "ready")
}

// Listen serves at an address until ctx ends, and then lets the requests that
// are under way come to their end. said is called with the address once it is
// open.
func (s *Server) Listen(ctx context.Context, address string, said func(net.Addr)) error {
	l, err := net.Listen("tcp", address)
	if err != nil {
		return fmt.Errorf("opening %s to serve at: %w", address, err)
	}
	said(l.Addr())
	server := &http.Server{Handler: s, ReadHeaderTimeout: 5 * time.Second, ReadTimeout: 30 * time.Second, IdleTimeout: 2 * time.Minute,
		MaxHeaderBytes: 64 << 10, ErrorLog: slog.NewLogLogger(s.Log.Handler(), slog.LevelWarn)}
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(l) }()
	select {
	case err := <-failed:
		return err
	case <-ctx.Done():
	}
	ending, cancel := context.WithTimeout(context.WithoutCancel(ctx), 10*time.Second)
	defer cancel()
	if err := server.Shutdown(ending); err != nil && !errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	return nil
}

// metrics are counted for Prometheus.
type metrics struct {
	registry *prometheus.Registry
	requests *prometheus.HistogramVec
	refused  prometheus.Counter
}

func newMetrics() *metrics {
	m := &metrics{
		registry: prometheus.NewRegistry(),
		requests: prometheus.NewHistogramVec(prometheus.HistogramOpts{Name: "ravabet_request_seconds", Help: "Time to answer requests of the API.",
			Buckets: []float64{.005, .01, .025, .05, .1, .25, .5, 1, 5, 30}}, []string{"operation", "status"}),
		refused: prometheus.NewCounter(prometheus.CounterOpts{Name: "ravabet_refused_requests_total", Help: "Requests refused because their address made too many."}),
	}
	m.registry.MustRegister(m.requests, m.refused, collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	return m
}

// measure counts a request of the API and its time.
func (m *metrics) measure(ctx huma.Context, next func(huma.Context)) {
	begun := time.Now()
	next(ctx)
	m.requests.WithLabelValues(ctx.Operation().OperationID, fmt.Sprint(ctx.Status())).Observe(time.Since(begun).Seconds())
}
