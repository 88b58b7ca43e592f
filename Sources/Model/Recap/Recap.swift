/// What a market did between two sessions, in at most 200 words and a table, made of figures by plain rules.
///
/// The rules:
/// - A session's change is from the close of the session before, or of another base that was asked for. An instrument
///   without a close on both is left out, and named under "Data" where it has none on the date.
/// - *Rose* and *fell* are a change above 0.05 % and below −0.05 %; between them it *was flat*. A yield that moves by a
///   basis point rose or fell.
/// - *Ahead of* and *behind* compare returns between the same two closes, further apart than 0.05 pp; between, *level
///   with*.
/// - *Led* and *lagged* are the largest and the smallest return among the funds, where five or more have one.
/// - *Its month* is 21 sessions, or observations of a yield, from the date that stands at the top where no other is named.
/// - *Trend falling*, *rising* and *flat* are `YieldTrend`'s words; *held* is `PolicyHold`'s; the band is that of 95 %.
/// - Deals are those announced after the base up to the date; one known to a week or month only is told apart. The
///   quarter's are compared with as many days of the quarter before where the table has all of both. Where the table ends
///   before the date, nothing is said of what came after.
/// - *Later* is said of a table that counts only from after the date.
/// - *Funds* are those of the catalogue and of watch lists, on an exchange or not; shares, currencies, coins and futures
///   are called what they are and count among no funds.
/// - Where all of it has more than 200 words, parts are left out, the first soonest: what is watched, sectors, valuation,
///   spreads, the funds that led, the correlation, the words of conditions, the names of deals.
public struct Recap: Hashable, Sendable {
    /// The most words that the prose may have.
    public static let mostWords = 200

    /// The session it is about.
    public let day: Day
    /// The session it compares with; nil where none is known.
    public let base: Day?
    /// The day in one line, fit for the subject of a mail: `Thu 16 May 2024: Russell 2000 −0.63 %, …`.
    public let headline: RecapText
    /// Which closes are compared, and why not others.
    public let scope: RecapText
    /// The prose under its headings, in order; headings without a sentence are left out.
    public let sections: [RecapSection]
    /// Instruments by window.
    public let table: RecapTable
    /// Every figure of headline, prose and table, each once, in the order in which they appear.
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

    /// How many words the prose has, headline and headings aside: whatever stands between blanks.
    public var wordCount: Int {
        scope.wordCount + sections.reduce(0) { $0 + $1.sentences.reduce(0) { $0 + $1.wordCount } }
    }

    /// Who says so: the sources of all figures, each once, in the order in which they are needed.
    public var sources: [String] {
        var seen: Set<String> = []
        return figures.flatMap { $0.source.split(separator: "; ").map(String.init) }.filter { seen.insert($0).inserted }
    }
}

/// Sentences under a heading.
public struct RecapSection: Hashable, Sendable {
    /// The heading.
    public let heading: String
    /// The sentences in order.
    public let sentences: [RecapText]
}

/// The table of a recap.
public struct RecapTable: Hashable, Sendable {
    /// One instrument.
    public struct Row: Hashable, Sendable {
        /// What it is.
        public let instrument: Instrument
        /// A figure for each column, nil where it is missing.
        public let cells: [RecapFigure?]
    }

    /// The heads of the columns of figures.
    public let columns: [String]
    /// The rows in the order of the catalogue.
    public let rows: [Row]

    /// How the columns are to be read.
    public var caption: String {
        "Changes in %. Lead: the return over 1M less that of the instrument it is set against, in pp. "
            + "adj: closes adjusted for splits and dividends, so total returns."
    }
}
