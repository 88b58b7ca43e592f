import Networking
import TestSupport
import Testing

@testable import Desk

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

@Suite("NATS addresses and credentials") struct NATSAddressTests {
    @Test("an address has a host, a port and perhaps credentials")
    func parts() throws {
        let plain = try #require(NATSAddress("nats://desk.example"))
        #expect(plain.host == "desk.example" && plain.port == 4222 && !plain.requiresTLS && plain.credentials == nil)
        let full = try #require(NATSAddress("tls://a%40b:c%3Ad@[::1]:4443"))
        #expect(full.host == "::1" && full.port == 4443 && full.requiresTLS)
        #expect(full.credentials == .user("a@b", password: "c:d"))
        #expect(full.shown == "tls://[::1]:4443")
        #expect(NATSAddress("nats://s3cret@host")?.credentials == .token("s3cret"))
    }

    @Test(
        "anything else is no address",
        arguments: ["http://host", "host:4222", "nats://", "nats://host:0", "nats://host:70000", "nats://a%FF@host"])
    func invalid(text: String) { #expect(NATSAddress(text) == nil) }

    @Test("credentials print as dots")
    func secret() {
        let credentials = NATSCredentials.user("name", password: "word")
        #expect("\(credentials)" == "•••" && String(reflecting: credentials) == "•••")
        var text = ""
        dump(credentials, to: &text)
        #expect(!text.contains("word"))
    }

    private func credentials(_ text: String, mode: mode_t = 0o600) throws -> NATSCredentials {
        let folder = try TemporaryFolder()
        try folder.write(text, to: "desk.credentials", atomically: false)
        let path = folder.path + "/desk.credentials"
        chmod(path, mode)
        return try NATSCredentials(file: path)
    }

    @Test("a credentials file has a token, or a user and a password")
    func file() throws {
        #expect(try credentials("token\n") == .token("token"))
        #expect(try credentials("user\r\npass word\r\n") == .user("user", password: "pass word"))
    }

    @Test("a credentials file that others can access, or of another shape, is refused")
    func refused() throws {
        for mode: mode_t in [0o604, 0o640, 0o666] {
            let error = #expect(throws: SourceError.self) { try credentials("token\n", mode: mode) }
            #expect(error?.reason.contains("chmod 600") == true)
        }
        for text in ["", "a\nb\nc\n", String(repeating: "a", count: 5000), "-----BEGIN NATS USER JWT-----\nabc\n"] {
            #expect(throws: SourceError.self) { try credentials(text) }
        }
        #expect(throws: SourceError.self) { try NATSCredentials(file: "/nowhere") }
        #expect(throws: SourceError.self) { try NATSCredentials(file: "/") }
    }
}
