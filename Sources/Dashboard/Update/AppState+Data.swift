import Model
import Screen
import Thesis

extension AppState {
    /// The time for which a changed cell is marked, and the minimum time between two sorts, in milliseconds: prices that
    /// come each second, a little early or late, are sorted each time.
    private static let markTime: Int64 = 1000, sortTime: Int64 = 900
    /// How much longer than these times the next data are waited for, whose frame shows the effect too: prices that come
    /// each second would otherwise cost two or three frames each.
    private static let patience: Int64 = 250
    /// The maximum number of alerts stored.
    private static let maximumAlerts = 200

    /// Applies updates of the sources: to the market at once, to the order of rows at most once a second.
    mutating func ingest(_ updates: [MarketUpdate], at time: Timestamp) -> [Effect] {
        now = time
        var change = ThesisChange.nothing, past = ThesisChange.nothing
        let mode = market.moment.mode
        for update in updates {
            change.formUnion(ThesisChange(update, on: market.day))
            // Late data may change the past; a replay only adds to it.
            if market.moment.mode != .replay { past.formUnion(ThesisChange(update, before: market.day)) }
            apply(update)
            market.follow(book.thesis.derived, update)
        }
        followCatalogue()
        if market.moment.mode != mode {
            // The first live prices are no reply to an error of the configuration, or to what the desk shares.
            if mode != .bundled { notice = nil }
            greeting = nil
        }
        book.invalidate(past)
        followDeals()
        followTour()
        if page?.subject == .recap, recapDay != market.day { writeRecap() }
        followAwaitedSymbols()
        completeChangesSinceVisit()
        var effects = updateThesis(after: change)
        if market[selected] == nil { selectFirst() }
        effects += settle()
        return effects + lookups()
    }

    /// Updates positions after changes of the catalogue, once for all of them. New tickers do not wait for the next sort.
    private mutating func followCatalogue() {
        guard let change = catalogueChange else { return }
        catalogueChange = nil
        catalogue()
        switch change {
        case .described: return
        case .added: watchList.resort(market, holding: selected)
        case .reordered: watchList.sort(market)
        }
        lastSort = now
        sortIsDue = false
    }

    /// Evaluates the thesis after a change, and reports the triggered alerts.
    mutating func updateThesis(after change: ThesisChange) -> [Effect] {
        let triggered = book.apply(market, after: change, at: now)
        let isHistory = market.moment.mode == .replay
        let effects = isHistory ? [] : endedAlerts()
        guard !triggered.isEmpty else { return effects }
        let day = isHistory ? market.day : clock?.day ?? market.day
        let entries = triggered.map { AlertEntry($0, day: day, time: isHistory ? nil : clock?.time) }
        guard keepsAlerts, !isHistory else {
            add(entries)
            return tell(entries)
        }
        runningAlerts.formUnion(entries.map(\.key))
        return effects + [.claim(entries)]
    }

    /// Applies what dashboards that share a store have agreed on.
    mutating func apply(_ claim: AlertClaim) -> [Effect] {
        if let kept = claim.kept {
            alerts = Array(kept.prefix(AppState.maximumAlerts))
            runningAlerts.formUnion(kept.filter(\.isRunning).map(\.key))
        } else {
            add(claim.told)
        }
        return tell(claim.told) + (claim.told.isEmpty ? [] : [.notify(claim.told)]) + endedAlerts()
    }

    private mutating func add(_ entries: [AlertEntry]) {
        alerts = Array((entries + alerts).prefix(AppState.maximumAlerts))
    }

    /// Tells alerts in the last row, and draws attention to them.
    private mutating func tell(_ entries: [AlertEntry]) -> [Effect] {
        if entries.isEmpty { return [] }
        notice = "alert: " + entries.map(\.text).joined(separator: " · ") + alertsHint
        return [.ring]
    }

    /// Records the end of alerts whose conditions are no longer met.
    private mutating func endedAlerts() -> [Effect] {
        if runningAlerts.isEmpty { return [] }
        let failed = zip(book.alerts, book.alertStatuses).filter { $1 == .fails }.map { AlertEntry.Key($0.0) }
        let ended = failed.filter(runningAlerts.contains)
        runningAlerts.subtract(ended)
        return ended.isEmpty ? [] : [.endAlerts(ended)]
    }

    private var alertsHint: String {
        let key = settings.keys.name(of: .alerts)
        return key.isEmpty ? "" : "   (\(key) shows all)"
    }

    /// Does what is due at a time.
    mutating func wake(at time: Timestamp) -> [Effect] {
        now = time
        return updateThesis(after: .nothing) + settle()
    }

    private mutating func apply(_ update: MarketUpdate) {
        switch update {
        case .batch(let updates): for update in updates { apply(update) }
        case .quote(let quote): change(quote.symbol, by: update)
        case .snapshot:
            let before = market.listings
            market.apply(update)
            let isSame = market.listings.elementsEqual(before) { $0.instrument.symbol == $1.instrument.symbol }
            catalogueChange = isSame ? catalogueChange ?? .described : .reordered
            marks = [:]
            unmarkTime = nil
            sortIsDue = true
        case .instrument(let instrument):
            let isNew = market[instrument.symbol] == nil
            market.apply(update)
            if catalogueChange != .reordered { catalogueChange = isNew ? .added : catalogueChange ?? .described }
            sortIsDue = true
        case .series(let symbol, _), .bar(let symbol, _): change(symbol, by: update)
        default: market.apply(update)
        }
    }

    /// Applies an update of one instrument, and marks the instrument if its last price changes.
    private mutating func change(_ symbol: Symbol, by update: MarketUpdate) {
        guard let index = market.index(of: symbol) else { return }
        let before = market.listings[index].last
        market.apply(update)
        if settings.motion == .full, let before, before.value != market.listings[index].last?.value {
            let end = Timestamp(milliseconds: now.milliseconds + AppState.markTime)
            marks[index] = end
            unmarkTime = unmarkTime ?? end
        }
        sortIsDue = true
    }

    /// Removes expired marks and sorts if due, and requests a wake-up for the next time.
    private mutating func settle() -> [Effect] {
        if let due = unmarkTime, due <= patiently(now) { unmark() }
        var wakes = [unmarkTime.map(patiently), book.nextCheck].compactMap { $0 }.filter { $0 > now }
        if sortIsDue, settings.motion == .full || sortDay != market.day || watchList.positions.isEmpty {
            let due = Timestamp(milliseconds: lastSort.milliseconds + AppState.sortTime)
            if due <= now || watchList.positions.isEmpty {
                watchList.resort(market, holding: selected)
                (lastSort, sortDay) = (now, market.day)
                sortIsDue = false
            } else {
                wakes.append(patiently(due))
            }
        }
        return wakes.min().map { [.wake(at: $0)] } ?? []
    }

    private func patiently(_ time: Timestamp) -> Timestamp {
        Timestamp(milliseconds: time.milliseconds + AppState.patience)
    }

    /// Removes marks that are older than a second; the next check is when the next mark expires, but not within a tenth
    /// of a second.
    private mutating func unmark() {
        marks = marks.filter { $0.value > now }
        unmarkTime = marks.values.min().map { max($0, Timestamp(milliseconds: now.milliseconds + 100)) }
    }

    /// Lists the deals that pass the filter.
    mutating func listDeals() {
        deals = dealSearch.text.isEmpty ? market.deals : market.deals.filter(dealSearch.matches)
    }

    /// Refreshes the list of deals; the cursor stays on its deal while the user is in the list.
    private mutating func followDeals() {
        let held = focus == .deals || cursor(of: .deals) > 0 ? selectedDeal : nil
        listDeals()
        if let held, let row = deals.firstIndex(where: held.isSame) { cursors[.deals] = row }
    }

    private mutating func selectFirst() {
        watchList.sort(market)
        if let index = watchList.positions.first { selected = market.listings[index].instrument.symbol }
    }
}
