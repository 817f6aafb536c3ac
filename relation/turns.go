package relation

import (
	"math"
	"slices"
)

// turns finds where the level of a series changes: the indexes of the first
// values of new levels. It is optimal partitioning (B. Jackson and others, An
// algorithm for optimal partitioning of data on an interval, 2005) for a change
// of the mean of normal values: the best split of all into levels, each at least
// shortest long, at a price for each. Its time is the square of the length,
// which for months is small; PELT (R. Killick and others, 2012), which finds the
// same, would pay off for thousands.
//
// The price is that of Bayes' information criterion, times four, for monthly
// sums are not independent. The noise is taken from the differences of
// neighbours, which a change of level hardly touches, by their median, which a
// month of war does not; and so that such a month is no level of its own, each
// value gives way to the median of it and its neighbours.
func turns(values []float64, shortest int) []int {
	n := len(values)
	variance := noise(values)
	if n < 2*shortest || variance == 0 {
		return nil
	}
	values = steadied(values)
	price := 4 * math.Log(float64(n)) * variance
	sums, squares := make([]float64, n+1), make([]float64, n+1)
	for i, v := range values {
		sums[i+1], squares[i+1] = sums[i]+v, squares[i]+v*v
	}
	cost := func(from, to int) float64 { // of one level: the squares around its mean
		s := sums[to] - sums[from]
		return squares[to] - squares[from] - s*s/float64(to-from)
	}
	best, last := make([]float64, n+1), make([]int, n+1)
	best[0] = -price // the first level has none
	for to := 1; to <= n; to++ {
		best[to] = math.Inf(1)
		for from := 0; from <= to-shortest; from++ {
			if c := best[from] + cost(from, to) + price; c < best[to] {
				best[to], last[to] = c, from
			}
		}
	}
	var out []int
	for at := last[n]; at > 0; at = last[at] {
		out = append(out, at)
	}
	slices.Reverse(out)
	return out
}

// steadied are the medians of each value and its neighbours.
func steadied(values []float64) []float64 {
	out := slices.Clone(values)
	for i := 1; i+1 < len(values); i++ {
		a, b, c := values[i-1], values[i], values[i+1]
		out[i] = max(min(a, b), min(max(a, b), c))
	}
	return out
}

// noise estimates the variance of values around their levels.
func noise(values []float64) float64 {
	if len(values) < 3 {
		return 0
	}
	differences := make([]float64, 0, len(values)-1)
	sum, largest := 0.0, 0.0
	for i := 1; i < len(values); i++ {
		d := values[i] - values[i-1]
		differences = append(differences, math.Abs(d))
		sum += d * d
		largest = max(largest, math.Abs(values[i]))
	}
	slices.Sort(differences)
	// 1.4826 makes the median of normal deviations a standard deviation; a
	// difference has the noise of two values.
	if m := differences[len(differences)/2] * 1.4826; m > 1e-6*largest {
		return m * m / 2
	}
	if v := sum / float64(len(differences)) / 2; v > 1e-12*largest*largest {
		return v // most months alike: by the mean
	}
	return 0
}
