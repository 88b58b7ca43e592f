import Testing

@testable import Terminal

@Suite("Base64")
struct Base64Tests {
    @Test(
        "text is encoded as in the test vectors of RFC 4648, section 10",
        arguments: [
            ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="),
            ("foobar", "Zm9vYmFy"),
        ])
    func vectors(text: String, encoded: String) {
        #expect(String(decoding: base64(text.utf8), as: UTF8.self) == encoded)
    }

    @Test("the two digits beyond letters and numbers are + and /")
    func lastDigits() { #expect(base64([0xFB, 0xFF, 0xFE] as [UInt8]) == Array("+//+".utf8)) }
}
