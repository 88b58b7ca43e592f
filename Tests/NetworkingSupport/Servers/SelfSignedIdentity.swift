package import NIOSSL

/// A key with a self-signed certificate, for services on loopback. It proves nothing, and the key is public.
package struct SelfSignedIdentity: Sendable {
    package let certificate: String
    package let key: String

    package func serverConfiguration() throws -> TLSConfiguration {
        .makeServerConfiguration(
            certificateChain: [.certificate(try NIOSSLCertificate(bytes: Array(certificate.utf8), format: .pem))],
            privateKey: .privateKey(try NIOSSLPrivateKey(bytes: Array(key.utf8), format: .pem)))
    }

    /// For localhost and 127.0.0.1, from 2020 to 2120.
    package static let loopback = SelfSignedIdentity(
        certificate: """
            -----BEGIN CERTIFICATE-----
            MIIBZjCCAQ2gAwIBAgIBATAKBggqhkjOPQQDAjAUMRIwEAYDVQQDDAlsb2NhbGhv
            c3QwIBcNMjAwMTAxMDAwMDAwWhgPMjEyMDAxMDEwMDAwMDBaMBQxEjAQBgNVBAMM
            CWxvY2FsaG9zdDBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABFlKOKWCFSLIE1sO
            d4fopctFU0L7dtzsKkto8LUG0DBV5pNU/RaUXlNwqdiQoVq6hwNxSOQAcmiLgfxf
            Qq6iuBijTjBMMA8GA1UdEwEB/wQFMAMBAf8wGgYDVR0RBBMwEYcEfwAAAYIJbG9j
            YWxob3N0MB0GA1UdDgQWBBSzy0mxAUAFsJ2NMBePy1wiymVbJzAKBggqhkjOPQQD
            AgNHADBEAiAGO8NEC6kaxIJ9MZeXN5I7uSLcbwnsefQORQTti55JYQIgTh+OziDp
            PyjldPHVraNm54HJDysQdO/5mCA5CVW7/bQ=
            -----END CERTIFICATE-----
            """,
        key: """
            -----BEGIN PRIVATE KEY-----
            MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgeh1MO0ZIS/hstAGG
            vPfbIW7nMZak9fzAuLZbKMMbx96hRANCAARZSjilghUiyBNbDneH6KXLRVNC+3bc
            7CpLaPC1BtAwVeaTVP0WlF5TcKnYkKFauocDcUjkAHJoi4H8X0KuorgY
            -----END PRIVATE KEY-----
            """)

    /// For a host that no test connects to.
    package static let otherHost = SelfSignedIdentity(
        certificate: """
            -----BEGIN CERTIFICATE-----
            MIIBbDCCAROgAwIBAgIBAjAKBggqhkjOPQQDAjAYMRYwFAYDVQQDDA1vdGhlci5l
            eGFtcGxlMCAXDTIwMDEwMTAwMDAwMFoYDzIxMjAwMTAxMDAwMDAwWjAYMRYwFAYD
            VQQDDA1vdGhlci5leGFtcGxlMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEGL+l
            dhALMJQzttVyDzfFgJ1ukxmnx0CqQB1g08DFNfHx5qTtanEtEPuOq2uud/ZMmfaU
            +PN8mzXg0jXgqoJZmKNMMEowDwYDVR0TAQH/BAUwAwEB/zAYBgNVHREEETAPgg1v
            dGhlci5leGFtcGxlMB0GA1UdDgQWBBTjVZHqrqri+WlylW/3MYjTWerI3DAKBggq
            hkjOPQQDAgNHADBEAiAJMsu0JL9I3rONP/vXlhXmGz8ZN8h7TNHQreLZpGbG0AIg
            MCNX6c7C3refrZz5zKhnHDMmB77I/OZNcvAFXF+pzDE=
            -----END CERTIFICATE-----
            """,
        key: """
            -----BEGIN PRIVATE KEY-----
            MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg/vPnxe6WP030exK6
            zhktvNW2Wc29CsWLUFt/03E+h5mhRANCAAQYv6V2EAswlDO21XIPN8WAnW6TGafH
            QKpAHWDTwMU18fHmpO1qcS0Q+46ra6539kyZ9pT483ybNeDSNeCqglmY
            -----END PRIVATE KEY-----
            """)
}
