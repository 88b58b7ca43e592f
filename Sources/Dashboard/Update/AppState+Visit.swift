import Model
import Thesis

extension AppState {
    /// What has changed since the last visit, in a line, the longest version first; empty if that was not on an earlier
    /// session.
    public var changesSinceVisit: [String] {
        guard let day = visitBefore else { return [] }
        let moves = (["RUT", selected] as [Symbol]).compactMap { move(of: $0, since: day) }
        let yields = market.rates[.tenYears]
        var tenYears: String?
        if let now = yields.last, let base = yields.index(onOrBefore: day) {
            tenYears = "10Y \(NumberText.bp((now - yields.value(base)) * 100))"
        }
        let count = flips(since: day)
        let flips = count == 0 ? nil : "\(count) condition\(count == 1 ? "" : "s") flipped"
        let (start, hint) = visitWords(since: day)
        let forms = [moves + [tenYears, flips], Array(moves.prefix(1)) + [flips], Array(moves.prefix(1))]
        // Before all sessions are loaded, an old day has no figures to compare with.
        return forms.map { form in
            let parts = form.compactMap(\.self)
            return start + (parts.isEmpty ? "" : ": \(parts.joined(separator: " · "))") + hint
        }
    }

    /// Completes the line about a visit that is older than the sessions that were loaded at first.
    mutating func completeChangesSinceVisit() {
        guard let notice, let day = visitBefore, case let (start, hint) = visitWords(since: day),
            notice.hasPrefix(start), notice.hasSuffix(hint),
            let known = (["RUT", selected] as [Symbol]).first(where: { move(of: $0, since: day) != nil }),
            !notice.contains("\(market.label(of: known)) ")
        else { return }
        self.notice = fitting(changesSinceVisit)
    }

    private func visitWords(since day: Day) -> (start: String, hint: String) {
        ("since \(day.full)", keyHints([(.recap, "tells all")]))
    }

    private func move(of symbol: Symbol, since day: Day) -> String? {
        guard let series = market[symbol]?.series, let base = series.index(onOrBefore: day), base < series.count - 1,
            let change = series.change(from: base, to: series.count - 1)
        else { return nil }
        return "\(market.label(of: symbol)) \(NumberText.percentWithUnit(change))"
    }

    /// The number of conditions that are met now and were not then, or the reverse.
    private func flips(since day: Day) -> Int {
        let before = book.thesis.evaluate(market.asOf(day, mode: .bundled))
        return zip(before.conditions, book.result.conditions).count { before, now in
            before.status != now.status && before.status != .unknown && now.status != .unknown
        }
    }
}
