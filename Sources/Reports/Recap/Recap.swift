public import Model

/// A summary of the market between two sessions: at most 200 words and a table, written from figures by fixed rules.
///
/// The rules:
/// - A session's change runs from the close of the session before, or of another base that was requested. An instrument
///   without a close on both dates is left out, and named under "Data" if it has none on the later date.
/// - *Rose* and *fell* mean a change above 0.05 % and below −0.05 %; between them a price *was flat*. A yield rose or
///   fell if it moved by at least one basis point.
/// - *Ahead of* and *behind* compare returns between the same two closes that differ by more than 0.05 pp; smaller
///   differences are *level with*.
/// - *Led* and *lagged* are the largest and the smallest return among the funds, if five or more have one.
/// - *Its month* is 21 sessions, or observations of a yield, from the date named at the top unless another is given.
/// - *Trend falling*, *rising* and *flat* are as in `YieldTrend`, *held* as in `PolicyHold`; the band is the 95 % band.
/// - Deals are those announced after the base up to the date; deals dated to a week or month only are counted
///   separately. The quarter's deals are compared with the same number of days of the quarter before if the table
///   covers both completely. If the table ends before the date, nothing is stated about the days after.
/// - *Later* marks a table whose date is after that of the recap.
/// - *Funds* are those of the catalogue and of watch lists, listed or not. Shares, currencies, coins and futures are
///   named as such and do not count as funds.
/// - If the text has more than 200 words, parts are left out in this order: other watched instruments, sectors,
///   valuation, spreads, leading funds, correlation, texts of conditions, names of deals.
public struct Recap: Hashable, Sendable {
    /// The maximum number of words of the prose.
    public static let mostWords = 200

    /// The session that the recap describes.
    public let day: Day
    /// The session it is compared with; nil if there is none.
    public let base: Day?
    /// The session in one line, suitable as the subject of an e-mail: `Thu 16 May 2024: Russell 2000 −0.63 %, …`.
    public let headline: RecapText
    /// Which closes are compared, and why if they are not those of the requested dates.
    public let scope: RecapText
    /// The prose by heading, in order; headings without a sentence are left out.
    public let sections: [RecapSection]
    /// Instruments by window.
    public let table: RecapTable
    /// Every figure of the headline, prose and table once, in the order of appearance.
    public let figures: [RecapFigure]

    init(
        _ span: RecapSpan, headline: RecapText, scope: RecapText, sections: [RecapSection], table: RecapTable
    ) {
        day = span.day
        base = span.base
        self.headline = headline
        self.scope = scope
        self.sections = sections.filter { !$0.sentences.isEmpty }
        self.table = table
        let prose = [headline, scope] + self.sections.flatMap(\.sentences)
        let stated = prose.flatMap(\.figures) + table.rows.flatMap { $0.cells.compactMap(\.self) }
        var seen: Set<String> = []
        figures = stated.filter { seen.insert($0.id).inserted }
    }

    /// The number of words of the prose, counted between blanks, without headline and headings.
    public var wordCount: Int {
        scope.wordCount + sections.reduce(0) { $0 + $1.sentences.reduce(0) { $0 + $1.wordCount } }
    }

    /// The sources of all figures once, in the order of appearance.
    public var sources: [String] {
        var seen: Set<String> = []
        return figures.flatMap { $0.source.split(separator: "; ").map(String.init) }.filter { seen.insert($0).inserted }
    }
}

/// A heading with its sentences.
public struct RecapSection: Hashable, Sendable {
    /// The heading.
    public let heading: String
    /// The sentences, in order.
    public let sentences: [RecapText]
}

/// The table of a recap.
public struct RecapTable: Hashable, Sendable {
    /// The row of one instrument.
    public struct Row: Hashable, Sendable {
        /// The instrument.
        public let instrument: Instrument
        /// What its closes up to the date are.
        public let basis: Instrument.Basis
        /// A figure for each column; nil if it is missing.
        public let cells: [RecapFigure?]
    }

    /// The headers of the columns of figures.
    public let columns: [String]
    /// The rows, in the order of the catalogue.
    public let rows: [Row]

    /// A note that explains the columns.
    public var caption: String {
        "Changes in %. Lead: the return over 1M less that of the instrument it is set against, in pp. "
            + "adj: closes adjusted for splits and dividends, so total returns."
    }
}
