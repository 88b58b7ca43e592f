import Desk
import Formats
import Services

extension ConfigurationSchema {
    /// The keys of a desk, which stand before the first section.
    static let deskKeys = [
        ConfigurationKey(
            "desk", .server, \.desk.address,
            "The NATS server of a desk, such as \"nats://127.0.0.1:4222\", whose collector the dashboard follows instead of "
                + "polling sources; tls:// refuses a server without TLS. \"\" for none. Read at the start."),
        ConfigurationKey("desk-name", .deskName, \.desk.name, "The name that the desk's collector was given."),
        ConfigurationKey(
            "desk-credentials", .path, \.desk.credentials,
            "A file of mode 600 with a token on one line, or a user and a password on two; \"\" for none."),
        ConfigurationKey(
            "desk-ca", .path, \.desk.authorities,
            "A file of certificate authorities that replace the system's; \"\" for the system's."),
        ConfigurationKey(
            "desk-fallback", .boolean, \.desk.hasFallback,
            "Whether the dashboard polls the sources itself while the desk is lost."),
    ]
}

extension ValueForm where Value == String? {
    /// The address of a NATS server.
    fileprivate static var server: ValueForm {
        ValueForm<String>.address(["nats", "tls"], example: "nats://127.0.0.1:4222").optional("")
    }
}

extension ValueForm where Value == String {
    /// The name of a desk.
    fileprivate static var deskName: ValueForm {
        text("1 to 32 lower-case letters, digits and hyphens") { DeskName($0) != nil }
    }
}
