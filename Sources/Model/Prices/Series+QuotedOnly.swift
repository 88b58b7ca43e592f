extension Series {
    /// The fewest sessions at one ratio that are told from chance: adjusted closes of a source are rounded.
    private static let fewestQuotedOnly = 5

    /// The number of sessions at the beginning that have a quoted close only.
    ///
    /// Their closes were brought to the level of the first adjusted one by its ratio, so all have that ratio to the last
    /// digit, and it is not one. Only the first two are read where the source has adjusted closes from the beginning.
    public var quotedOnlyCount: Int {
        guard count > 0, let ratio = adjustment(0), (ratio - 1).magnitude > 1e-9 else { return 0 }
        var index = 1
        while index < count, let next = adjustment(index), (next / ratio - 1).magnitude < 1e-12 { index += 1 }
        guard index >= Series.fewestQuotedOnly else { return 0 }
        // The close whose ratio was taken comes last, and is an adjusted one.
        return index < count ? index - 1 : index
    }

    /// The close over the quoted close of the session at `index`; nil where only one of them is known.
    func adjustment(_ index: Int) -> Double? { quotedClose(index).map { close(index) / $0 } }
}
