import Formats
import Model

/// The date of a fund's holdings.
enum SponsorDate {
    /// The date stated in the file, or else the one given with it.
    ///
    /// - Throws: if there is neither, or the two differ.
    static func of(_ stated: Day?, _ given: Day?, _ source: String, line: Int?) throws(FeedError) -> Day {
        if let stated, let given, stated != given {
            throw FeedError(source, expected: "holdings of \(given)", found: "\(stated)")
        }
        guard let day = stated ?? given else {
            throw FeedError(
                source, line: line, expected: "the date of the holdings above, or --date",
                found: "none")
        }
        return day
    }
}
