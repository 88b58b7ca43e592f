extension Deal {
    /// The maximum number of days between two reports of one acquisition: a filing months after the headline, or its
    /// completion.
    private static let acquisitionDays = 400
    /// The maximum number of days between reports of one licence or other deal, since two companies may agree several
    /// of them.
    private static let otherDays = 10

    /// Whether two reports are of the same deal: the same kind, the same target and acquirer by ticker or name, and
    /// close enough in time.
    public func isSame(as other: Deal) -> Bool {
        guard kind == other.kind else { return false }
        let days = kind == .acquisition ? Deal.acquisitionDays : Deal.otherDays
        guard announced.span.distance(to: other.announced.span) <= days else { return false }
        return Deal.isSame(targetName, targetTicker, other.targetName, other.targetTicker)
            && Deal.isSame(acquirerName, acquirerTicker, other.acquirerName, other.acquirerTicker)
    }

    private static func isSame(
        _ name: CompanyName, _ ticker: Symbol?, _ other: CompanyName, _ otherTicker: Symbol?
    ) -> Bool {
        if let ticker, ticker == otherTicker { return true }
        return name.matches(other)
    }

    /// This report merged with an older one of the same deal. The newer report's figures take precedence where stated;
    /// the announcement is the earliest one, to the day where one of the reports gives it.
    public func merging(_ older: Deal) -> Deal {
        let sources = ([older.source] + otherSources + older.otherSources).reduce(into: [String]()) { all, next in
            if next != source, !next.isEmpty, !all.contains(next) { all.append(next) }
        }
        return Deal(
            announced: announced.earliest(older.announced),
            acquirer: Deal.name(acquirer, older.acquirer), acquirerTicker: acquirerTicker ?? older.acquirerTicker,
            target: Deal.name(target, older.target), targetTicker: targetTicker ?? older.targetTicker, kind: kind,
            area: older.area == Deal.unknownArea ? area : older.area,
            upfrontUSDMillions: upfrontUSDMillions ?? older.upfrontUSDMillions,
            maximumUSDMillions: maximumUSDMillions ?? older.maximumUSDMillions, source: source,
            otherSources: Array(sources.prefix(Deal.maximumSources)),
            stage: stage == .announced ? older.stage : stage)
    }

    /// The deal with the stage that another report states.
    func with(_ stage: Stage, from link: String) -> Deal {
        var next = self
        next.stage = stage
        if source != link, !otherSources.contains(link) {
            next.otherSources = Array(([link] + otherSources).prefix(Deal.maximumSources))
        }
        return next
    }

    /// The maximum number of further reports.
    static let maximumSources = 12

    /// The older spelling of a name, or the newer where the older is all capitals, as is common on EDGAR.
    private static func name(_ newer: String, _ older: String) -> String {
        older.isAllCapitals && !newer.isAllCapitals ? newer : older
    }
}

extension [Deal] {
    /// Each deal once, newest first, with the reports of each merged. Only reports that share both parties, and whose
    /// targets' names begin with the same word, are compared.
    public func joined() -> [Deal] {
        var deals: [Deal] = []
        var words: [String] = []
        var positions: [Int: [Int]] = [:]
        let sorted = sorted { $0.announced.day < $1.announced.day }
        let firstWords = sorted.map { $0.targetName.words.first ?? "" }
        let counts = Dictionary(firstWords.map { ($0, 1) }, uniquingKeysWith: +)
        for (deal, word) in zip(sorted, firstWords) {
            // Most have a first word of their own, and need not be compared.
            if counts[word] == 1 {
                deals.append(deal)
                words.append(word)
                continue
            }
            var keys = deal.pairKeys(under: word)
            let candidates = Set(keys.flatMap { positions[$0] ?? [] }).sorted()
            let same = candidates.first { deals[$0].isSame(as: deal) }
            let position = same ?? deals.count
            if let same {
                deals[same] = deal.merging(deals[same])
                keys = deals[same].pairKeys(under: words[same])
            } else {
                deals.append(deal)
                words.append(word)
            }
            // A report can add another ticker or name to a deal; the deal stays under the first word of its first
            // report.
            for key in keys where positions[key]?.contains(position) != true {
                positions[key, default: []].append(position)
            }
        }
        return deals.sorted { $0.announced.day > $1.announced.day }
    }

    /// The deals that are not reports of any of the others.
    public func withoutReports(of others: [Deal]) -> [Deal] {
        var known = NewestFirst(others)
        return filter { deal in
            !known.positions(sharing: deal.pairKeys).contains { known.elements[$0].isSame(as: deal) }
        }
    }
}

extension Deal {
    /// Look-up keys of reports whose targets' names begin with the same word; reports of the same deal share at least
    /// one.
    fileprivate func pairKeys(under word: String) -> Set<Int> {
        Set(
            pairKeys.map { key in
                var hasher = Hasher()
                hasher.combine(word)
                hasher.combine(key)
                return hasher.finalize()
            })
    }
}

extension String {
    /// Whether it has letters, all of them capitals.
    fileprivate var isAllCapitals: Bool { contains(where: \.isUppercase) && !contains(where: \.isLowercase) }
}

extension Dated {
    /// The days that the date can mean.
    var span: ClosedRange<Day> {
        switch precision {
        case .day: day...day
        case .week: (day - 6)...day
        case .month: day...(day + 27)
        case .year: day...(day + 364)
        }
    }

    /// The earlier of two dates; the more precise of them where it lies within the other.
    func earliest(_ other: Dated) -> Dated {
        if precision == .day, other.precision != .day, other.span.contains(day) { return self }
        if other.precision == .day, precision != .day, span.contains(other.day) { return other }
        return other.span.lowerBound < span.lowerBound ? other : self
    }
}

extension ClosedRange<Day> {
    /// The number of days between two spans; 0 where they meet.
    fileprivate func distance(to other: ClosedRange<Day>) -> Int {
        Swift.max(0, lowerBound - other.upperBound, other.lowerBound - upperBound)
    }
}
