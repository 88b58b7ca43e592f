/// One thing that a small-cap rally would rest on, looked up in the figures.
public struct Observation: Hashable, Sendable {
    /// What the figures say of it.
    public typealias Status = ConditionStatus

    /// Its name in machine-readable output.
    public let id: String
    /// What is claimed, for a reader.
    public let words: String
    /// What the figures say.
    public let status: Status
    /// The figure that decides, as a number in its own unit; nil where there is none.
    public let value: Double?
    /// The figure as it is printed, with its unit; a dash where there is none.
    public let figure: String
    /// The date of the newest figure that went in.
    public let newest: Dated?
    /// What a reader must know beside the figure: why it is unknown, or that a table is of a later date.
    public let note: String?
}

/// What one look at the figures gives, before it is named.
struct Finding {
    var status: Observation.Status
    var value: Double?
    var figure: String
    var newest: Dated?
    var note: String?

    /// A figure that decides.
    init(_ holds: Bool, _ value: Double, _ figure: String, newest: Dated?, note: String? = nil) {
        status = holds ? .holds : .fails
        self.value = value
        self.figure = figure
        self.newest = newest
        self.note = note
    }

    /// No decision, and why.
    init(unknown note: String, _ value: Double? = nil, figure: String = NumberText.missing, newest: Dated? = nil) {
        status = .unknown
        self.value = value
        self.figure = figure
        self.newest = newest
        self.note = note
    }

    /// No decision where the newest figure is older than so many days; nil where it is new enough.
    init?(ifOlderThan days: Int, newest: Dated, at day: Day) {
        guard day - newest.day > days else { return nil }
        let text = days > 31 ? Dated(newest.day, precision: .month).long : newest.long
        self.init(unknown: "newest \(text)", newest: newest)
    }

    func observation(_ id: String, _ words: String) -> Observation {
        Observation(id: id, words: words, status: status, value: value, figure: figure, newest: newest, note: note)
    }
}
