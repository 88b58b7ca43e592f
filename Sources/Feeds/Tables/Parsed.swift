/// What came of reading an answer or a file: its content, and the rows or cells in it that were bad.
struct Parsed<Content: Sendable>: Sendable {
    /// What was good.
    var content: Content
    /// What was wrong, in order of line.
    var faults: [FeedError]

    init(_ content: Content, faults: [FeedError] = []) {
        self.content = content
        self.faults = faults
    }
}

extension Parsed where Content: Collection {
    /// The content, where there is some or nothing was wrong; else what was wrong first: of a file that is bad from end to
    /// end nothing is to be believed.
    func orFault() throws(FeedError) -> Parsed {
        if content.isEmpty, let first = faults.first { throw first }
        return self
    }
}
