import Model

/// A line that is being typed in the footer.
public struct Prompt: Hashable, Sendable {
    /// What it is for.
    public enum Purpose: Hashable, Sendable {
        /// Narrows the watch list as it is typed.
        case filter
        /// Takes a command, a date or a symbol.
        case palette
    }

    /// What it is for.
    public let purpose: Purpose
    /// The longest text, in bytes of UTF-8: more is pasted by mistake, or a key that is held.
    static let longest = 256

    /// What has been typed.
    public internal(set) var text = ""
    /// Whether more came than the longest text.
    public private(set) var isCut = false
    /// The suggestion under the cursor.
    public var choice = 0
    /// The ticker that was selected when it was opened.
    let origin: Symbol
    /// The filter that held when it was opened, which holds again where the prompt is given up.
    let former: String

    /// An empty prompt over a selected ticker and a filter that held so far.
    init(_ purpose: Purpose, from origin: Symbol, over former: String = "") {
        self.purpose = purpose
        self.origin = origin
        self.former = former
    }

    /// Adds what is typed, as far as there is room: characters that show, and no more marks on one than fit.
    mutating func add(_ more: String) {
        for scalar in more.unicodeScalars where PlainText.isShown(scalar) {
            guard text.utf8.count + UTF8.width(scalar) <= Prompt.longest else {
                isCut = true
                return
            }
            text.unicodeScalars.append(scalar)
        }
    }

    /// Takes away what is typed from some place on, as a change of the text does.
    mutating func edit(_ change: (inout String) -> Void) {
        change(&text)
        isCut = false
    }
}
