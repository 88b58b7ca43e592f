import Model

/// Extracts readable text from the HTML in feeds.
package enum HTMLText {
    /// The text without tags, comments, scripts and styles, with references resolved and cleaned. Tags separate words.
    /// Angle brackets that are not tags remain.
    package static func plain(_ html: String, limit: Int = 4096) -> String {
        var out = ""
        var rest = Substring(html.unicodeScalars.count > byteLimit ? String(html.prefix(byteLimit)) : html)
        var ends = Ends()
        while let open = rest.firstIndex(of: "<") {
            out += rest[..<open]
            rest = rest[open...]
            guard let next = rest.dropFirst().first, next.isLetter || next == "/" || next == "!" || next == "?",
                let close = ends.end(of: rest)
            else {
                out += "<"
                rest = rest.dropFirst()
                continue
            }
            out += " "
            rest = rest[close...]
        }
        return PlainText.clean(XMLReferences.resolved(Array((out + rest).utf8)[...], names: names), limit: limit)
    }

    /// The maximum length of the HTML that is processed.
    private static let byteLimit = 100_000

    /// Finds the ends of tags. What is not found is not searched for again: the time would grow with the square of the
    /// length where many tags begin and none ends.
    private struct Ends {
        private var hasTagEnd = true, hasCommentEnd = true, hasEndTag = true

        /// The end of a comment, of a script or style with its content, or of a tag.
        mutating func end(of text: Substring) -> Substring.Index? {
            guard hasTagEnd else { return nil }
            if text.hasPrefix("<!--") {
                let end = hasCommentEnd ? text.firstRange(of: "-->") : nil
                hasCommentEnd = end != nil
                return end?.upperBound
            }
            let name = text.dropFirst().prefix { $0.isLetter }
            if hasEndTag, name.count <= 6, ["script", "style"].contains(name.lowercased()) {
                if let tag = text.dropFirst().firstRange(of: "</") { return tagEnd(in: text[tag.upperBound...]) }
                hasEndTag = false
            }
            return tagEnd(in: text)
        }

        private mutating func tagEnd(in text: Substring) -> Substring.Index? {
            let end = text.firstIndex(of: ">").map { text.index(after: $0) }
            hasTagEnd = end != nil
            return end
        }
    }

    /// The character names that feeds use in addition to XML's five.
    private static let names: [String: Unicode.Scalar] = [
        "nbsp": " ", "rsquo": "\u{2019}", "lsquo": "\u{2018}", "rdquo": "\u{201D}", "ldquo": "\u{201C}",
        "ndash": "\u{2013}", "mdash": "\u{2014}", "hellip": "…", "reg": "®", "trade": "™", "copy": "©", "euro": "€",
        "pound": "£", "eacute": "é", "uuml": "ü", "ouml": "ö", "auml": "ä", "bull": "•",
    ]
}
