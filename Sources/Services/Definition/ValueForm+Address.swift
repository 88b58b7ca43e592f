package import Formats
import Networking

extension ValueForm where Value == String {
    /// A URL without a trailing slash. A user name or password is rejected, because the URL appears in the status of
    /// its source.
    package static func address(_ schemes: [String] = ["https", "http"], example: String) -> ValueForm {
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
