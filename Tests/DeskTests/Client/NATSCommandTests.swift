import NIOCore
import Testing

@testable import Desk

@Suite("NATS commands") struct NATSCommandTests {
    private func text(_ body: (inout ByteBuffer) -> Void) -> String {
        var buffer = ByteBuffer()
        body(&buffer)
        return String(buffer: buffer)
    }

    @Test("a message is published with its length, and with headers with theirs")
    func publish() {
        #expect(text { NATSCommand.publish("a.b", payload: Array("hello".utf8), to: &$0) } == "PUB a.b 5\r\nhello\r\n")
        let headers = NATSHeaders.block([("A", "1")])
        #expect(
            text { NATSCommand.publish("a", headers: headers, payload: Array("xy".utf8), to: &$0) }
                == "HPUB a 18 20\r\nNATS/1.0\r\nA: 1\r\n\r\nxy\r\n")
    }

    @Test("subscriptions, questions and answers are lines")
    func lines() {
        #expect(text { NATSCommand.subscribe("a.>", as: 3, to: &$0) } == "SUB a.> 3\r\n")
        #expect(text { NATSCommand.unsubscribe(3, to: &$0) } == "UNSUB 3\r\n")
        #expect(text { NATSCommand.ping(to: &$0) } == "PING\r\n")
        #expect(text { NATSCommand.pong(to: &$0) } == "PONG\r\n")
    }

    @Test("credentials go into the first command, whatever characters they have")
    func connect() {
        let user = text { NATSCommand.connect(.user("a\"b", password: "c\\d\r\n"), name: "n", to: &$0) }
        #expect(user.contains(#""user":"a\"b""#) && user.contains(#""pass":"c\\d"#))
        #expect(user.hasPrefix("CONNECT {") && user.hasSuffix("}\r\n"))
        #expect(user.filter(\.isNewline).count == 1)
        #expect(text { NATSCommand.connect(.token("t"), name: "n", to: &$0) }.contains(#""auth_token":"t""#))
        #expect(!text { NATSCommand.connect(nil, name: "n", to: &$0) }.contains("pass"))
    }

    @Test("headers are read, and what is none is refused")
    func headers() {
        func read(_ text: String) -> [String]? {
            var found: [String] = []
            let isBlock = NATSHeaders.read(ByteBuffer(string: text)) { name, value in
                found.append("\(String(decoding: name, as: UTF8.self))=\(String(decoding: value, as: UTF8.self))")
            }
            return isBlock ? found : nil
        }
        #expect(read("NATS/1.0\r\nA: 1\r\nB:2 \r\nC:\r\n\r\n") == ["A=1", "B=2", "C="])
        #expect(read("NATS/1.0\r\n\r\n") == [])
        #expect(read("NATS/1.0 503\r\n\r\n") == [])
        for bad in [
            "", "NATS/1.0", "HTTP/1.1\r\n\r\n", "NATS/1.0\r\nA\r\n\r\n", "NATS/1.0\r\nA: 1\r\n", "NATS/1.0\r\n\r\nx",
        ] {
            #expect(read(bad) == nil)
        }
        #expect(read("NATS/1.0\r\n" + String(repeating: "A: 1\r\n", count: 40) + "\r\n") == nil)
    }
}
