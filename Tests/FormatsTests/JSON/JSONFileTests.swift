import Model
import Testing

@testable import Formats

struct JSONFileTests {
    struct Response: JSONField {
        @Lenient var name: String?
        @Lenient var price: Double?
        @Lenient var count: Int?
        @Lenient var isOpen: Bool?
        @Lenient var closes: JSONColumn<Double>?
        @Lenient var rows: [Row]?
        @Lenient var events: [String: Row]?
    }

    struct Row: JSONField, Equatable {
        @Lenient var date: Int?
        @Lenient var inner: Inner?
        static func == (a: Row, b: Row) -> Bool { a.date == b.date && a.inner?.value == b.inner?.value }
    }

    struct Inner: JSONField {
        @Lenient var value: Double?
    }

    @Test("known fields are read, and unknown ones are ignored")
    func plain() throws {
        let file = try read(
            """
            {"name":"A","price":12.5,"count":3,"isOpen":true,"closes":[1,2.5],"rows":[{"date":7,"inner":{"value":1}}],
             "events":{"a":{"date":1}},"other":{"deep":[1,{"x":null}]}}
            """)
        #expect(file.content.name == "A" && file.content.price == 12.5 && file.content.count == 3)
        #expect(file.content.isOpen == true)
        #expect(file.content.closes?.values == [1, 2.5])
        #expect(file.content.rows?.count == 1 && file.content.rows?.first?.inner?.value == 1)
        #expect(file.content.events?["a"]?.date == 1)
        #expect(file.errors == [])
    }

    @Test("absent and null are nil, and not errors")
    func missing() throws {
        let file = try read(#"{"name":null,"price":null,"closes":null,"rows":[null]}"#)
        #expect(file.content.name == nil && file.content.price == nil && file.content.count == nil)
        #expect(file.content.closes == nil && file.content.events == nil)
        #expect(file.content.rows == [])
        #expect(file.errors == [])
    }

    @Test(
        "a field of another type is nil, and an error with its path",
        arguments: [
            (#"{"price":"abc"}"#, "t, price: expected a number, found “abc”"),
            (#"{"price":[1]}"#, "t, price: expected a number, found “a list”"),
            (#"{"price":{"raw":1}}"#, "t, price: expected a number, found “an object”"),
            (#"{"price":1e999}"#, "t, price: expected a number, found “a number out of range”"),
            (#"{"price":"nan"}"#, "t, price: expected a number, found “nan”"),
            (#"{"count":1.5}"#, "t, count: expected a whole number, found “1.5”"),
            (#"{"count":true}"#, "t, count: expected a whole number, found “true”"),
            (#"{"name":{}}"#, "t, name: expected text, found “an object”"),
            (#"{"closes":{}}"#, "t, closes: expected a list, found “an object”"),
            (#"{"isOpen":1}"#, "t, isOpen: expected true or false, found “1.0”"),
            (#"{"rows":[{},{"inner":{"value":[]}}]}"#, "t, rows[1].inner.value: expected a number, found “a list”"),
            (#"{"rows":[5]}"#, "t, rows[0]: expected an object, found “5.0”"),
            (#"{"events":{"x":1}}"#, "t, events.x: expected an object, found “1.0”"),
        ])
    func otherType(text: String, error: String) throws {
        let file = try read(text)
        #expect(file.errors.map(\.description) == [error])
        #expect(file.content.price == nil && file.content.count == nil && file.content.name == nil)
    }

    @Test("numbers may be strings, and integers may have a point or stand in place of text")
    func numbers() throws {
        let file = try read(#"{"price":"-1.5e2","count":"9007199254740993","name":320193,"closes":["1",2,""]}"#)
        #expect(file.content.price == -150 && file.content.count == 9_007_199_254_740_993)
        #expect(file.content.name == "320193")
        #expect(file.content.closes?.values == [1, 2, nil])
        #expect(try read(#"{"count":12.0}"#).content.count == 12)
        #expect(file.errors == [])
    }

    @Test("a column keeps the positions of missing values")
    func column() throws {
        let file = try read(#"{"closes":[1,null,"x",4,{},"5"]}"#)
        let closes = try #require(file.content.closes)
        #expect(closes.values == [1, nil, nil, 4, nil, 5])
        #expect(closes[3] == 4 && closes[6] == nil && closes[-1] == nil)
        #expect(
            file.errors.map(\.source) == ["t, closes[2]", "t, closes[4]"])
    }

    @Test(
        "anything but JSON is an error that shows its beginning",
        arguments: [
            ("Edge: Too Many Requests", "t: expected JSON, found “Edge: Too Many Requests”"),
            ("\u{FEFF} <!DOCTYPE html><html>", "t: expected JSON, found “<!DOCTYPE html><html>”"),
            ("", "t: expected JSON, found nothing"),
            (#"{"name":"A","pri"#, "t: expected JSON to its end, found “a part of it”"),
            (#"{"name":A}"#, "t: expected JSON, found “{\"name\":A}”"),
            ("[1]", "t: expected an object, found “a list”"),
            ("null", "t: expected an object, found “null”"),
        ])
    func noJSON(text: String, message: String) {
        #expect { try read(text) } throws: { "\($0)" == message }
    }

    @Test("a byte order mark is ignored")
    func byteOrderMark() throws { #expect(try read("\u{FEFF}{\"price\":1}").content.price == 1) }

    @Test("at most a hundred errors of a file are reported")
    func errorLimit() throws {
        let file = try read(#"{"closes":["# + Array(repeating: "true", count: 5000).joined(separator: ",") + "]}")
        #expect(file.content.closes?.count == 5000)
        #expect(file.errors.count == 100)
    }

    @Test("unlimited depth is an error, not a crash")
    func depth() {
        let text = #"{"rows":"# + String(repeating: "[", count: 200_000)
        #expect(throws: FeedError.self) { try read(text) }
        let closed = #"{"other":"# + String(repeating: "[", count: 5000) + String(repeating: "]", count: 5000) + "}"
        #expect(throws: FeedError.self) { try read(closed) }
    }

    private func read(_ text: String) throws -> JSONFile<Response> {
        try JSONFile<Response>(Array(text.utf8), source: "t")
    }
}
