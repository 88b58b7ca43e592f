extension Deal {
    /// An acquisition of one company by another is reported again within so many days: by a filing months after the
    /// headline, by its completion.
    private static let acquisitionDays = 400
    /// A licence is one of several between two companies; reports of the same one are no further apart than this.
    private static let otherDays = 10

    /// Whether two reports are of one deal: of the same kind, with the same target and acquirer by ticker or name, and no
    /// further apart in time than reports of one deal are.
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

    /// This report and an older one of the same deal as one. Figures of the newer count where it states them; the deal
    /// was announced when the earliest said so, to the day where one of them knows it.
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
            otherSources: Array(sources.prefix(Deal.mostSources)),
            stage: stage == .announced ? older.stage : stage)
    }

    /// The deal with how far it has come, as another report says.
    func with(_ stage: Stage, from link: String) -> Deal {
        var next = self
        next.stage = stage
        if source != link, !otherSources.contains(link) {
            next.otherSources = Array(([link] + otherSources).prefix(Deal.mostSources))
        }
        return next
    }

    /// So many further reports are kept.
    static let mostSources = 12

    /// Of two ways to write a name the older; the newer where the older is all capitals, as EDGAR writes many.
    private static func name(_ newer: String, _ older: String) -> String {
        older.isAllCapitals && !newer.isAllCapitals ? newer : older
    }
}

extension [Deal] {
    /// Each deal once, newest first: reports of one are merged. Only those are compared whose targets' names begin alike
    /// and that share both parties.
    public func joined() -> [Deal] {
        var deals: [Deal] = []
        var words: [String] = []
        var positions: [Int: [Int]] = [:]
        for deal in sorted(by: { $0.announced.day < $1.announced.day }) {
            let word = deal.targetName.words.first ?? ""
            let candidates = Set(deal.pairKeys(under: word).flatMap { positions[$0] ?? [] }).sorted()
            let same = candidates.first { deals[$0].isSame(as: deal) }
            let position = same ?? deals.count
            if let same {
                deals[same] = deal.merging(deals[same])
            } else {
                deals.append(deal)
                words.append(word)
            }
            // A report can bring a deal another ticker or another name; it stays among those of its first report's word.
            for key in deals[position].pairKeys(under: words[position])
            where positions[key]?.contains(position) != true {
                positions[key, default: []].append(position)
            }
        }
        return deals.sorted { $0.announced.day > $1.announced.day }
    }

    /// Those that are no report of one of others.
    public func withoutReports(of others: [Deal]) -> [Deal] {
        var known = NewestFirst(others)
        return filter { deal in
            !known.positions(sharing: deal.pairKeys).contains { known.elements[$0].isSame(as: deal) }
        }
    }
}

extension Deal {
    /// What reports of one deal share at least one of, whose targets' names begin with the same word.
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
    /// Whether it has letters, none of them small.
    fileprivate var isAllCapitals: Bool { contains(where: \.isUppercase) && !contains(where: \.isLowercase) }
}

extension Dated {
    /// The days that it can mean.
    var span: ClosedRange<Day> {
        switch precision {
        case .day: day...day
        case .week: (day - 6)...day
        case .month: day...(day + 27)
        case .year: day...(day + 364)
        }
    }

    /// The earlier of two dates; the more exact of them where it lies within the other.
    func earliest(_ other: Dated) -> Dated {
        if precision == .day, other.precision != .day, other.span.contains(day) { return self }
        if other.precision == .day, precision != .day, span.contains(other.day) { return other }
        return other.span.lowerBound < span.lowerBound ? other : self
    }
}

extension ClosedRange<Day> {
    /// The days between two spans; 0 where they meet.
    fileprivate func distance(to other: ClosedRange<Day>) -> Int {
        Swift.max(0, lowerBound - other.upperBound, other.lowerBound - upperBound)
    }
}
