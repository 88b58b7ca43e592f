import AsyncHTTPClient
import Model
import NIOCore
import NIOHTTP1

extension NetworkTransport {
    /// The response at the end of the redirects.
    func response(to request: HTTPRequest, at start: WebAddress) async throws(SourceError) -> HTTPResponse {
        var address = start
        for _ in 0...NetworkTransport.maximumRedirects {
            let (response, began) = try await open(request, at: address, isOwn: address.origin == start.origin)
            guard let next = try await redirect(response, from: address, start) else {
                return try await read(response, request, at: address, began: began)
            }
            address = next
            try await request.budget?.spendAgain()
        }
        throw SourceError(.wrongContent, "more than \(NetworkTransport.maximumRedirects) redirects")
    }

    private static let maximumRedirects = 5

    /// The head of a response, and when the request was sent. A pooled connection may have been closed meanwhile; the
    /// request is then repeated once. The deadline covers the complete response and is enforced by the caller.
    private func open(
        _ request: HTTPRequest, at address: WebAddress, isOwn: Bool
    ) async throws(SourceError) -> (HTTPClientResponse, began: Duration) {
        let client = try client(for: address)
        var clientRequest = HTTPClientRequest(url: address.url)
        clientRequest.headers = request.headers(isOwn: isOwn)
        var began = clock.elapsed()
        do {
            return (try await client.execute(clientRequest, deadline: .distantFuture), began)
        } catch {
            guard error as? HTTPClientError == .remoteConnectionClosed else {
                throw SourceError(error, host: address.host)
            }
        }
        try await request.budget?.spendAgain()
        began = clock.elapsed()
        do {
            return (try await client.execute(clientRequest, deadline: .distantFuture), began)
        } catch {
            throw SourceError(error, host: address.host)
        }
    }

    /// The target of a redirect; nil if the response is no redirect.
    ///
    /// - Parameter start: the configured address. A host that is not publicly reachable may only redirect to itself.
    private func redirect(
        _ response: HTTPClientResponse, from address: WebAddress, _ start: WebAddress
    ) async throws(SourceError) -> WebAddress? {
        guard [301, 302, 303, 307, 308].contains(response.status.code) else { return nil }
        guard let location = response.headers.first(name: "location"), let next = address.following(location) else {
            throw SourceError(.wrongContent, "a redirect without a valid address")
        }
        if next.isConsentForm { throw SourceError(.wrongContent, "consent page (EU)") }
        guard next.scheme == "https" || next.scheme == address.scheme else {
            throw SourceError(.wrongContent, "a redirect to an insecure address")
        }
        guard await allowsRedirect(from: start, to: next) else {
            throw SourceError(.wrongContent, "a redirect from \(start.host) to an address inside this network")
        }
        return next
    }

    private func read(
        _ response: HTTPClientResponse, _ request: HTTPRequest, at address: WebAddress, began: Duration
    ) async throws(SourceError) -> HTTPResponse {
        let validator = Validator(
            entityTag: response.headers.first(name: "etag"),
            lastModified: response.headers.first(name: "last-modified"))
        if response.status == .notModified, let sent = request.validator {
            return HTTPResponse(
                body: [], isUnchanged: true, receivedAt: clock.wall(), latency: clock.elapsed() - began,
                validator: validator == Validator() ? sent : validator)
        }
        guard response.status == .ok || response.status == .nonAuthoritativeInformation else {
            throw await refusal(response, at: address)
        }
        let body = try await completeBody(response, request.content, limit: request.byteLimit, at: address)
        let text = try ResponseCharset.unified(
            body.bytes, contentType: response.headers.first(name: "content-type"), as: request.content)
        if let error = ResponseCheck.error(in: text, as: request.content) { throw error }
        return HTTPResponse(
            body: text, receivedAt: clock.wall(), latency: clock.elapsed() - began, wireBytes: body.wireBytes,
            validator: validator == Validator() ? nil : validator,
            serverTime: response.headers.first(name: "date").flatMap(Timestamp.init(httpDate:)))
    }

    private func completeBody(
        _ response: HTTPClientResponse, _ content: HTTPRequest.Content? = nil, limit: Int, at address: WebAddress
    ) async throws(SourceError) -> (bytes: [UInt8], wireBytes: Int) {
        var reader = try BodyReader(encoding: response.headers.first(name: "content-encoding"), limit: limit)
        do {
            for try await part in response.body {
                try reader.append(part)
                if let content, let error = ResponseCheck.error(inBeginning: reader.bytes, as: content) { throw error }
            }
            // A body that was cut off by a cancellation is not complete.
            try Task.checkCancellation()
        } catch {
            throw SourceError(error, host: address.host)
        }
        return (try reader.finish(), reader.wireBytes)
    }

    /// The error of a refusal. Only the beginning of its body is read, with a short time limit.
    private func refusal(_ response: HTTPClientResponse, at address: WebAddress) async -> SourceError {
        if response.status == .noContent { return SourceError(.empty, "204 No Content") }
        let none = SourceError(.timedOut, "")
        let body = try? await clock.within(.seconds(2), else: none) { [self] () async throws(SourceError) in
            try await completeBody(response, limit: 1 << 16, at: address).bytes
        }
        let fields = Dictionary(response.headers.map { ($0.name.lowercased(), $0.value) }) { first, _ in first }
        return SourceError(
            Refusal(
                status: Int(response.status.code), fields: fields, body: body ?? [], now: clock.wall(),
                secrets: address.secrets))
    }
}

extension HTTPRequest {
    /// The header fields. `User-Agent` and the request's own fields are sent only to the origin that they are meant
    /// for.
    fileprivate func headers(isOwn: Bool) -> HTTPHeaders {
        var headers: HTTPHeaders = [
            "User-Agent": (isOwn ? agent : .browser).headerValue, "Accept": content.accepted, "Accept-Encoding": "gzip",
            "Accept-Language": "en-US,en;q=0.9",
        ]
        if let tag = validator?.entityTag { headers.add(name: "If-None-Match", value: tag) }
        if let date = validator?.lastModified { headers.add(name: "If-Modified-Since", value: date) }
        if isOwn { for (name, value) in fields { headers.replaceOrAdd(name: name, value: value) } }
        return headers
    }
}

extension HTTPRequest.Agent {
    /// The value of the header field.
    var headerValue: String {
        switch self {
        case .browser: "Mozilla/5.0 (compatible; Ballast/1.0)"
        case .declared(let value): value
        }
    }
}

extension HTTPRequest.Content {
    /// The `Accept` header, preferred types first.
    fileprivate var accepted: String {
        switch self {
        case .json: "application/json, text/plain;q=0.5, */*;q=0.1"
        case .csv: "text/csv, text/plain;q=0.5, */*;q=0.1"
        case .xml: "application/xml, application/atom+xml, application/rss+xml, text/xml, */*;q=0.1"
        case .text: "text/plain, */*;q=0.1"
        }
    }
}
