package archive

import (
	"context"
	"fmt"
	"slices"

	"github.com/ravabet/ravabet/record"
)

// Outdated lists articles that another coder than the given one coded, from
// one on. The zero Coder, which coded none, lists all.
func (a *Archive) Outdated(ctx context.Context, coder record.Coder, after ID, limit int) ([]ID, error) {
	query := fmt.Sprintf("SELECT id FROM articles WHERE id > ? AND (coder <> ? OR lexicon <> ?) ORDER BY id LIMIT %d", limit)
	var out []ID
	err := a.each(ctx, "listing what was coded otherwise", query, []any{int64(after), coder.Version, coder.Lexicon}, func(scan func(...any) error) error {
		var id ID
		err := scan(&id)
		out = append(out, id)
		return err
	})
	return out, err
}

// Replace puts new records into the place of those of an article, all at
// once.
func (a *Archive) Replace(ctx context.Context, id ID, e Entry) error {
	old, err := a.Article(ctx, id)
	if err != nil {
		return err
	}
	before, err := ready(Entry{Article: old.Article, Text: old.Text})
	if err != nil {
		return err
	}
	var ids []ID
	for i := range old.Records {
		ids = append(ids, old.Records[i].ID)
	}
	after, err := ready(e)
	if err != nil {
		return err
	}
	err = a.within(ctx, func(tx *transaction) error {
		if err := tx.removeRecords(&item{before, id, old.Story}, ids); err != nil {
			return err
		}
		it := &item{after, id, old.Story}
		if err := tx.updateArticle(it); err != nil {
			return err
		}
		return tx.putRecords(it.place())
	})
	if err != nil {
		return fmt.Errorf("storing the new records of the article %s: %w", id, err)
	}
	return nil
}

// removeRecords takes the records of an article away. Where others tell the
// same, the first of those takes the place of the head.
func (tx *transaction) removeRecords(it *item, ids []ID) error {
	gone := it.place()
	if len(gone) != len(ids) {
		return fmt.Errorf("it has %d records, and %d were read", len(ids), len(gone))
	}
	heads, err := tx.headsOf(it.id)
	if err != nil {
		return err
	}
	sums := newTally()
	for i, r := range gone {
		r.id, r.head = ids[i], heads[ids[i]]
		moved := *r.recordDraft
		moved.day = r.id.Day()
		r.recordDraft = &moved
		sums.add(r, -1)
		if r.head != r.id {
			continue
		}
		next, err := tx.nextHead(r.id, it.id)
		if err != nil {
			return err
		}
		if next == 0 {
			continue
		}
		if err := tx.exec("UPDATE records SET head = ? WHERE head = ? AND article <> ?", int64(next), int64(r.id), int64(it.id)); err != nil {
			return err
		}
		where, err := tx.placeOf(next)
		if err != nil {
			return err
		}
		sums.promote(r, next, where)
	}
	if tx.dialect.ownTable() {
		err := inChunks(ids, func(part []ID) error {
			var args []any
			for _, id := range part {
				args = append(args, int64(id))
			}
			return tx.exec("DELETE FROM record_terms WHERE rowid "+in(len(part)), args...)
		})
		if err != nil {
			return err
		}
	}
	if err := tx.exec("DELETE FROM records WHERE article = ?", int64(it.id)); err != nil {
		return err
	}
	return tx.count(sums)
}

// headsOf are the heads of an article's records as they are stored.
func (tx *transaction) headsOf(article ID) (map[ID]ID, error) {
	out := map[ID]ID{}
	err := tx.each("SELECT id, head FROM records WHERE article = ?", []any{int64(article)}, func(scan func(...any) error) error {
		var id, head ID
		err := scan(&id, &head)
		out[id] = head
		return err
	})
	return out, err
}

// nextHead is the first record in other articles that tells the same as one,
// 0 where there is none.
func (tx *transaction) nextHead(head, article ID) (next ID, err error) {
	err = tx.each("SELECT coalesce(min(id), 0) FROM records WHERE head = ? AND article <> ?", []any{int64(head), int64(article)},
		func(scan func(...any) error) error { return scan(&next) })
	return next, err
}

// placeOf is where the event of a record was.
func (tx *transaction) placeOf(id ID) (place, error) {
	r := Record{ID: id}
	err := tx.each("SELECT kind, data FROM records WHERE id = ?", []any{int64(id)}, func(scan func(...any) error) error {
		var data string
		if err := scan(&r.Kind, &data); err != nil {
			return err
		}
		return r.parse(data)
	})
	if err != nil || r.Event == nil || r.Event.Place == nil {
		return place{}, err
	}
	return place{r.Event.Place.Code, r.Event.Place.Text}, nil
}

// promote counts the event of a head that goes at the day and the place of the
// one that takes over. In all else they tell the same.
func (t tally) promote(r *placed, next ID, where place) {
	draft := *r.recordDraft
	draft.day, draft.place = next.Day(), where
	p := &placed{recordDraft: &draft, id: next, head: next}
	t.add(p, 1)
	p.id = 0 // a mention that was counted already
	t.add(p, -1)
}

// updateArticle stores what a new coding changes in an article's row.
func (tx *transaction) updateArticle(it *item) error {
	a := it.article
	set, args := "detail = ?, coder = ?, lexicon = ?", []any{it.detail, a.Coder.Version, a.Coder.Lexicon}
	terms := tx.dialect.terms(it.articleFacets(), lemmas(it.words))
	if !tx.dialect.ownTable() {
		set, args = set+", terms = ?::tsvector", append(args, terms)
	}
	if err := tx.exec("UPDATE articles SET "+set+" WHERE id = ?", append(args, int64(it.id))...); err != nil || !tx.dialect.ownTable() {
		return err
	}
	if err := tx.exec("DELETE FROM article_terms WHERE rowid = ?", int64(it.id)); err != nil {
		return err
	}
	return tx.exec("INSERT INTO article_terms (rowid, terms) VALUES (?, ?)", int64(it.id), terms)
}

// Changed tells how two codings of an article differ: the events that only one
// of them has.
func Changed(before, after []record.Event) (gone, come []record.Event) {
	same := func(a, b *record.Event) bool {
		return a.Type == b.Type && a.Mode == b.Mode && a.Status == b.Status && a.Trigger.Start == b.Trigger.Start && a.Trigger.End == b.Trigger.End &&
			slices.Equal(codes(a.Actors), codes(b.Actors)) && slices.Equal(codes(a.Recipients), codes(b.Recipients))
	}
	come = slices.Clone(after)
	for i := range before {
		j := slices.IndexFunc(come, func(e record.Event) bool { return same(&before[i], &e) })
		if j < 0 {
			gone = append(gone, before[i])
			continue
		}
		come = slices.Delete(come, j, j+1)
	}
	return gone, come
}
