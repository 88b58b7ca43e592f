import Assistant
import Model
import Reports

/// The texts that an assistant can read by address: the recap and the thesis, newest or of a date.
enum AssistantResources {
    private static let recap = "ballast://recap", thesis = "ballast://thesis"
    private static let markdown = "text/markdown", json = "application/json"

    static let all = [
        Resource(
            recap, name: "recap", title: "Recap of the newest session",
            summary: "At most 200 words and a table.", mediaType: markdown),
        Resource(
            thesis, name: "thesis", title: "The thesis, as of now",
            summary: "Each condition with its figure and history, each claim with the computed figure.",
            mediaType: json),
        Resource(
            recap + "/{date}", name: "recap-of-date", title: "Recap of a session",
            summary: "The same for the session of a date such as 2024-05-16.", mediaType: markdown, isTemplate: true),
        Resource(
            thesis + "/{date}", name: "thesis-of-date", title: "The thesis on a date",
            summary: "The same for a date such as 2024-05-16.", mediaType: json, isTemplate: true),
    ]

    /// The text at an address; nil if there is none.
    static func read(_ address: String, _ market: AssistantMarket) throws(ToolError) -> ResourceText? {
        guard let (name, day) = parts(of: address) else { return nil }
        if name == thesis {
            let report = try Tool.thesisReport(on: day, sessions: 63, market)
            return ResourceText(report.text(indented: false), mediaType: json)
        }
        return ResourceText(try Tool.recap(on: day, market).markdown, mediaType: markdown)
    }

    /// The resource, and the date if the address has one; nil for an unknown address.
    private static func parts(of address: String) -> (name: String, day: Day?)? {
        guard let name = [recap, thesis].first(where: { address == $0 || address.hasPrefix($0 + "/") }) else {
            return nil
        }
        if address == name { return (name, nil) }
        return Day(address.dropFirst(name.count + 1)).map { (name, $0) }
    }
}
