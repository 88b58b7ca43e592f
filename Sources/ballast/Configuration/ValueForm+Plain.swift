import Model
import Networking
import Thesis

extension ValueForm where Value == Bool {
    static var boolean: ValueForm {
        ValueForm(
            description: "true or false",
            read: { item throws(InvalidValue) in
                guard case .boolean(let truth) = item else { throw InvalidValue(expected: "true or false", item) }
                return truth
            }, write: { "\($0)" })
    }
}

extension ValueForm where Value == String {
    /// A non-empty text without control characters.
    static func text(_ label: String, where isGood: @escaping @Sendable (String) -> Bool = { _ in true }) -> ValueForm {
        ValueForm(
            description: label,
            read: { item throws(InvalidValue) in
                guard case .text(let text) = item, !text.isEmpty, PlainText.clean(text, limit: 1024) == text,
                    isGood(text)
                else { throw InvalidValue(expected: label, item) }
                return text
            }, write: TOMLText.quoted)
    }

    /// A path; `~` is the home folder, and relative paths start at the folder of the configuration.
    static var path: ValueForm { text("a path such as \"~/market\"") }

    /// An e-mail address, as EDGAR requires it; not a URL.
    static var contact: ValueForm {
        text("an e-mail address such as \"name@example.org\"") { text in
            let parts = text.split(separator: "@", omittingEmptySubsequences: false)
            return parts.count == 2 && !parts[0].isEmpty && parts[1].contains(".") && !parts[1].hasSuffix(".")
                && !parts[1].hasPrefix(".") && !text.contains("/") && !text.contains(" ")
        }
    }

    /// A URL without a trailing slash. A user name or password is rejected, because the URL appears in the status of
    /// its source.
    static func address(_ schemes: [String] = ["https", "http"], example: String) -> ValueForm {
        let label = "an address such as \"\(example)\""
        return ValueForm(
            description: label,
            read: { item throws(InvalidValue) in
                guard case .text(let text) = item, let scheme = schemes.first(where: { text.hasPrefix("\($0)://") })
                else { throw InvalidValue(expected: label, item) }
                let rest = text.dropFirst(scheme.count + 3)
                let host = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
                let isPlain = text.utf8.allSatisfy { (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "\"") }
                guard !host.isEmpty, host.first != ":", isPlain else { throw InvalidValue(expected: label, item) }
                guard !host.contains("@") else { throw InvalidValue("an address must not contain a password") }
                let afterName = host.first == "[" ? host.drop { $0 != "]" } : host
                let number = afterName.drop { $0 != ":" }.dropFirst()
                guard number.isEmpty || WebAddress.port(number) != nil else {
                    throw InvalidValue("a port is a number from 1 to 65535, not “\(number)”")
                }
                guard WebAddress(text) != nil else { throw InvalidValue(expected: label, item) }
                return text.hasSuffix("/") ? String(text.dropLast()) : text
            }, write: TOMLText.quoted)
    }
}

extension ValueForm where Value: RawRepresentable & CaseIterable, Value.RawValue == String {
    /// One of the raw values of a type.
    static var choice: ValueForm {
        let names = Value.allCases.map(\.rawValue)
        let quoted = names.map(TOMLText.quoted)
        let label = quoted.dropLast().joined(separator: ", ") + " or " + (quoted.last ?? "")
        return ValueForm(
            description: label,
            read: { item throws(InvalidValue) in
                guard case .text(let text) = item, let value = Value(rawValue: text) else {
                    let hint = if case .text(let text) = item { Suggestion.hint(for: text, among: names) } else { "" }
                    throw InvalidValue("expected \(label), found \(item.kind)\(hint)")
                }
                return value
            }, write: { TOMLText.quoted($0.rawValue) }, explanation: "One of \(label).")
    }
}

extension ValueForm {
    /// A list of values.
    func list(_ label: String, atLeast least: Int = 0) -> ValueForm<[Value]> {
        ValueForm<[Value]>(
            description: label,
            read: { item throws(InvalidValue) in
                guard case .list(let items) = item, items.count >= least else {
                    throw InvalidValue(expected: label, item)
                }
                var values: [Value] = []
                for (index, item) in items.enumerated() {
                    do throws(InvalidValue) { values.append(try read(item)) } catch {
                        throw error.under("\(index + 1)")
                    }
                }
                return values
            }, write: { TOMLText.list($0.map(write)) })
    }
}

extension ValueForm where Value == String? {
    static var path: ValueForm { ValueForm<String>.path.optional("") }

    static var contact: ValueForm { ValueForm<String>.contact.optional("") }

    static func name(_ label: String) -> ValueForm { ValueForm<String>.text(label).optional("") }
}
