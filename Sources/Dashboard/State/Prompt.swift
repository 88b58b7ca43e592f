import Model

/// A line of text being typed in the footer.
public struct Prompt: Hashable, Sendable {
    /// The purpose of a prompt.
    public enum Purpose: Hashable, Sendable {
        /// Filters the watch list, or the deals, as it is typed.
        case filter
        /// Searches the open page as it is typed.
        case search
        /// Accepts a command, a date or a symbol.
        case palette
        /// Accepts the condition of a new alert, or of one in the configuration.
        case alert(of: String?)
    }

    /// The purpose of this prompt.
    public let purpose: Purpose
    /// The maximum length of the text in bytes of UTF-8: more is only typed by accident, such as a wrong paste or a
    /// stuck key.
    static let maximumLength = 256

    /// The text typed so far.
    public internal(set) var text = ""
    /// Whether text was cut off at the maximum length.
    public private(set) var isTruncated = false
    /// The index of the suggestion under the cursor.
    public var choice = 0
    /// How many entries of the history back the text is from; 0 for a text that was typed.
    var recalled = 0
    /// The ticker that was selected when the prompt was opened.
    let origin: Symbol
    /// The filter before the prompt was opened, restored if the prompt is cancelled.
    let previousFilter: String

    /// Creates an empty prompt, with the selected ticker and the present filter to restore.
    init(_ purpose: Purpose, from origin: Symbol, over former: String = "") {
        self.purpose = purpose
        self.origin = origin
        self.previousFilter = former
    }

    /// Appends text as far as there is room: only visible characters, with combining marks as far as they fit.
    mutating func add(_ more: String) {
        for scalar in more.unicodeScalars where PlainText.isShown(scalar) {
            guard text.utf8.count + UTF8.width(scalar) <= Prompt.maximumLength else {
                isTruncated = true
                return
            }
            text.unicodeScalars.append(scalar)
        }
    }

    /// The part of a line that a prompt accepts.
    static func accepted(_ line: String) -> String {
        var prompt = Prompt(.palette, from: "")
        prompt.add(line)
        return prompt.text
    }

    /// Changes the text, after which it no longer counts as cut off.
    mutating func edit(_ change: (inout String) -> Void) {
        change(&text)
        isTruncated = false
    }
}
