import Feeds
import Model

extension ValueForm where Value == Bool {
    /// True or false.
    static var truth: ValueForm {
        ValueForm(
            words: "true or false",
            read: { item throws(WrongValue) in
                guard case .truth(let truth) = item else { throw WrongValue(expected: "true or false", item) }
                return truth
            }, write: { "\($0)" })
    }
}

extension ValueForm where Value == String {
    /// A text that means something: none of its characters could move a cursor.
    static func text(_ words: String, where isGood: @escaping @Sendable (String) -> Bool = { _ in true }) -> ValueForm {
        ValueForm(
            words: words,
            read: { item throws(WrongValue) in
                guard case .text(let text) = item, !text.isEmpty, PlainText.clean(text, limit: 1024) == text,
                    isGood(text)
                else { throw WrongValue(expected: words, item) }
                return text
            }, write: TOMLText.quoted)
    }

    /// A path; `~` is the home folder, and a relative one begins at the folder of the configuration.
    static var path: ValueForm { text("a path such as \"~/market\"") }

    /// An address of mail, as EDGAR wants it: no address of the web.
    static var contact: ValueForm {
        text("an address of mail such as \"name@example.org\"") { text in
            let parts = text.split(separator: "@", omittingEmptySubsequences: false)
            return parts.count == 2 && !parts[0].isEmpty && parts[1].contains(".") && !parts[1].hasSuffix(".")
                && !parts[1].hasPrefix(".") && !text.contains("/") && !text.contains(" ")
        }
    }

    /// An address of the web without a slash at its end. One with a name and a password in it is refused: it would stand
    /// in the status of its source.
    static func address(_ schemes: [String] = ["https", "http"], example: String) -> ValueForm {
        let words = "an address such as \"\(example)\""
        return ValueForm(
            words: words,
            read: { item throws(WrongValue) in
                guard case .text(let text) = item, let scheme = schemes.first(where: { text.hasPrefix("\($0)://") })
                else { throw WrongValue(expected: words, item) }
                let rest = text.dropFirst(scheme.count + 3)
                let host = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
                let isPlain = text.utf8.allSatisfy { (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "\"") }
                guard !host.isEmpty, host.first != ":", isPlain else { throw WrongValue(expected: words, item) }
                guard !host.contains("@") else { throw WrongValue("an address must not have a password in it") }
                let afterName = host.first == "[" ? host.drop { $0 != "]" } : host
                let number = afterName.drop { $0 != ":" }.dropFirst()
                guard number.isEmpty || WebAddress.port(number) != nil else {
                    throw WrongValue("a port is a number from 1 to 65535, not “\(number)”")
                }
                guard WebAddress(text) != nil else { throw WrongValue(expected: words, item) }
                return text.hasSuffix("/") ? String(text.dropLast()) : text
            }, write: TOMLText.quoted)
    }
}

extension ValueForm where Value: RawRepresentable & CaseIterable, Value.RawValue == String {
    /// One of some words.
    static var choice: ValueForm {
        let names = Value.allCases.map(\.rawValue)
        let quoted = names.map(TOMLText.quoted)
        let words = quoted.dropLast().joined(separator: ", ") + " or " + (quoted.last ?? "")
        return ValueForm(
            words: words,
            read: { item throws(WrongValue) in
                guard case .text(let text) = item, let value = Value(rawValue: text) else {
                    let hint = if case .text(let text) = item { Suggestion.words(for: text, among: names) } else { "" }
                    throw WrongValue("expected \(words), found \(item.kind)\(hint)")
                }
                return value
            }, write: { TOMLText.quoted($0.rawValue) }, explanation: "One of \(words).")
    }
}

extension ValueForm {
    /// Several values of a form.
    func list(_ words: String, atLeast least: Int = 0) -> ValueForm<[Value]> {
        ValueForm<[Value]>(
            words: words,
            read: { item throws(WrongValue) in
                guard case .list(let items) = item, items.count >= least else {
                    throw WrongValue(expected: words, item)
                }
                var values: [Value] = []
                for (place, item) in items.enumerated() {
                    do throws(WrongValue) { values.append(try read(item)) } catch { throw error.under("\(place + 1)") }
                }
                return values
            }, write: { TOMLText.list($0.map(write)) })
    }
}

extension ValueForm where Value == String? {
    /// A path, or nothing.
    static var path: ValueForm { ValueForm<String>.path.optional("") }

    /// An address of mail, or nothing.
    static var contact: ValueForm { ValueForm<String>.contact.optional("") }

    /// A name, or nothing.
    static func name(_ words: String) -> ValueForm { ValueForm<String>.text(words).optional("") }
}
