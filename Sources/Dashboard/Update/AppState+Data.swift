import Model
import Screen

extension AppState {
    /// How long a changed cell is marked, and how long the order of rows stands, in milliseconds.
    private static let markTime: Int64 = 1000, sortTime: Int64 = 1000
    /// How many alerts are kept.
    private static let alertsKept = 200

    /// Takes what sources say: the market changes at once, the order of rows at most once a second.
    mutating func take(_ updates: [MarketUpdate], at time: Timestamp) -> [Effect] {
        now = time
        var change = ThesisChange.nothing, past = ThesisChange.nothing
        let mode = market.moment.mode
        for update in updates {
            change.formUnion(ThesisChange(update, on: market.day))
            // What comes late may be another past; a replay only shows more of the same.
            if market.moment.mode != .replay { past.formUnion(ThesisChange(update, before: market.day)) }
            take(update)
            market.follow(book.thesis.derived, update)
        }
        // What was said of bundled data is not true of live ones.
        if market.moment.mode != mode { notice = nil }
        book.forget(past)
        followDeals()
        if page?.subject == .recap, recapDay != market.day { writeRecap() }
        var effects = hold(after: change)
        if market[selected] == nil { selectFirst() }
        effects += settle()
        return effects + open()
    }

    /// Holds the thesis against what has changed, and tells the alerts.
    mutating func hold(after change: ThesisChange) -> [Effect] {
        let told = book.take(market, after: change, at: now)
        guard !told.isEmpty else { return [] }
        alerts.insert(
            contentsOf: told.map { AlertEntry(day: market.day, words: $0.words, when: $0.when.text) }, at: 0)
        alerts = Array(alerts.prefix(AppState.alertsKept))
        notice = "alert: " + told.map(\.words).joined(separator: " · ") + alertsHint
        return [.ring]
    }

    private var alertsHint: String {
        let key = settings.keys.name(of: .alerts)
        return key.isEmpty ? "" : "   (\(key) shows all)"
    }

    /// Does what has become due.
    mutating func wake(at time: Timestamp) -> [Effect] {
        now = time
        return hold(after: .nothing) + settle()
    }

    private mutating func take(_ update: MarketUpdate) {
        switch update {
        case .batch(let updates): for update in updates { take(update) }
        case .quote(let quote): change(quote.symbol, by: update)
        case .picture:
            market.apply(update)
            catalogue()
            marks = [:]
            unmarkTime = nil
            sortIsDue = true
        case .instrument:
            market.apply(update)
            catalogue()
            sortIsDue = true
        case .series(let symbol, _), .bar(let symbol, _): change(symbol, by: update)
        default: market.apply(update)
        }
    }

    /// Applies an update of one instrument, and marks it where its last price is another.
    private mutating func change(_ symbol: Symbol, by update: MarketUpdate) {
        guard let place = market.place(of: symbol) else { return }
        let before = market.listings[place].last
        market.apply(update)
        if let before, before.value != market.listings[place].last?.value {
            let end = Timestamp(milliseconds: now.milliseconds + AppState.markTime)
            marks[place] = end
            unmarkTime = unmarkTime ?? end
        }
        sortIsDue = true
    }

    /// Unmarks and sorts what is due, and asks to be woken for what is not yet.
    private mutating func settle() -> [Effect] {
        if let due = unmarkTime, due <= now { unmark() }
        var wakes = [unmarkTime, book.nextLook].compactMap { $0 }.filter { $0 > now }
        if sortIsDue {
            let due = Timestamp(milliseconds: lastSort.milliseconds + AppState.sortTime)
            if due <= now || watchList.places.isEmpty {
                watchList.resort(market, holding: selected)
                lastSort = now
                sortIsDue = false
            } else {
                wakes.append(due)
            }
        }
        return wakes.min().map { [.wake(at: $0)] } ?? []
    }

    /// Takes the marks away whose second is over; looks again when the next is, but not ten times a second.
    private mutating func unmark() {
        marks = marks.filter { $0.value > now }
        unmarkTime = marks.values.min().map { max($0, Timestamp(milliseconds: now.milliseconds + 100)) }
    }

    /// Lists the deals that the filter lets pass.
    mutating func listDeals() {
        deals = dealSearch.text.isEmpty ? market.deals : market.deals.filter(dealSearch.lets)
    }

    /// Lists the deals anew and keeps the cursor on its deal while somebody goes through them.
    private mutating func followDeals() {
        let held = focus == .deals || cursor(of: .deals) > 0 ? selectedDeal : nil
        listDeals()
        if let held, let row = deals.firstIndex(where: held.isSame) { cursors[.deals] = row }
    }

    private mutating func selectFirst() {
        watchList.sort(market)
        if let place = watchList.places.first { selected = market.listings[place].instrument.symbol }
    }
}
