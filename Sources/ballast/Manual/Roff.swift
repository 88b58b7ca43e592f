/// A manual page in the macros of man(7), written from the top to the bottom.
///
/// In the texts that it takes, `this` between grave accents is literal and printed in bold, and ‹this› is printed in
/// italics, as a word that stands for another. All else is printed as it is.
struct Roff {
    /// The page.
    private(set) var text: String
    /// Whether the last line was a heading, after which a paragraph needs no macro.
    private var isAfterHeading = false

    /// Begins a page.
    ///
    /// - Parameters:
    ///   - date: the date in the footer, such as 2024-05-16.
    ///   - source: the name and version of the program.
    init(_ name: String, section: Int, date: String, source: String) {
        let title = RoffText.literal(name.uppercased())
        text = ".TH \(title) \(section) \(date) \(RoffText.argument(source))\n"
    }

    /// Begins a section.
    mutating func section(_ title: String) {
        text += ".SH \(RoffText.argument(title))\n"
        isAfterHeading = true
    }

    /// Begins a part of a section.
    mutating func subsection(_ title: String) {
        text += ".SS \(RoffText.argument(title))\n"
        isAfterHeading = true
    }

    /// Adds a paragraph.
    mutating func paragraph(_ words: String) {
        if !isAfterHeading { text += ".PP\n" }
        isAfterHeading = false
        text += RoffText.lines(words)
    }

    /// Adds a term and, indented below it, its explanation. A second paragraph of that begins after a line feed.
    mutating func entry(_ term: String, _ explanation: String) {
        let paragraphs = explanation.split(separator: "\n").map { RoffText.lines(String($0)) }
        text += ".TP\n\(RoffText.line(term))\n\(paragraphs.joined(separator: ".br\n"))"
        isAfterHeading = false
    }

    /// Adds lines that stay as they are.
    mutating func example(_ lines: [String]) {
        if !isAfterHeading { text += ".PP\n" }
        isAfterHeading = false
        text += ".RS 4\n.EX\n\(lines.map { RoffText.protected(RoffText.literal($0)) + "\n" }.joined()).EE\n.RE\n"
    }
}
