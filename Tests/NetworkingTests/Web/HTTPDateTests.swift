import Model
import TestSupport
import Testing

@testable import Networking

@Suite("HTTP dates") struct HTTPDateTests {
    @Test("a date in the standard format is read")
    func date() {
        // RFC 9110, section 5.6.7.
        #expect(
            Timestamp(httpDate: "Sun, 06 Nov 1994 08:49:37 GMT")
                == Timestamp(Fixture.day("1994-11-06"), hour: 8, minute: 49, second: 37))
    }

    @Test(
        "any other format is nil",
        arguments: [
            "", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994", "Sun, 06 Nov 1994 08:49:37 CET",
            "Sun, 31 Feb 1994 08:49:37 GMT", "Sun, 06 Nov 1994 25:00:00 GMT", "Sun, 06 Foo 1994 08:49:37 GMT",
        ])
    func none(text: String) { #expect(Timestamp(httpDate: text) == nil) }
}
