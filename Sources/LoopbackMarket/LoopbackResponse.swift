import NIOHTTP1

/// An HTTP response, and how it is delivered.
struct LoopbackResponse: Sendable {
    /// How the body is sent.
    enum Delivery: Sendable {
        case complete
        /// Half of the announced length, after which the connection is closed.
        case truncated
        /// A few bytes per second.
        case slow
        /// Nothing: the connection is closed.
        case none
    }

    var status: HTTPResponseStatus
    var fields: [(String, String)] = [("Content-Type", "application/json")]
    var body: [UInt8] = []
    var delivery = Delivery.complete

    init(_ status: HTTPResponseStatus, _ type: String, _ body: String) {
        self.status = status
        fields = [("Content-Type", type)]
        self.body = Array(body.utf8)
    }

    /// This response as changed or replaced by an injected failure.
    func applying(_ failure: InjectedFailure?) -> LoopbackResponse {
        guard let failure else { return self }
        let page = "<!DOCTYPE html><html><body>something else</body></html>"
        switch failure {
        case .unauthorised: return LoopbackResponse(.unauthorized, "application/json", #"{"finance":{"result":null}}"#)
        case .forbidden: return LoopbackResponse(.forbidden, "text/html", page)
        case .forbiddenByRate:
            return LoopbackResponse(
                .forbidden, "text/html", "<html><title>Request Rate Threshold Exceeded</title></html>")
        case .missing: return LoopbackResponse(.notFound, "application/json", #"{"chart":{"result":null,"error":{}}}"#)
        case .notAcceptable: return LoopbackResponse(.notAcceptable, "text/plain", "")
        case .tooMany: return LoopbackResponse(.tooManyRequests, "text/plain", "Edge: Too Many Requests")
        case .tooManyForAMoment: return applying(.tooMany).adding("Retry-After", "3")
        case .broken: return LoopbackResponse(.internalServerError, "text/html", page)
        case .maintenance: return LoopbackResponse(.serviceUnavailable, "text/html", page)
        case .page: return LoopbackResponse(.ok, "text/html", page)
        case .consent:
            return LoopbackResponse(.temporaryRedirect, "text/html", "").adding("Location", "/consent?sessionId=1")
        case .nothing: return LoopbackResponse(.ok, "application/json", "")
        case .emptyResult:
            return LoopbackResponse(
                .ok, "application/json", #"{"chart":{"result":[],"error":null},"spark":{"result":[]}}"#)
        case .truncated: return delivering(.truncated)
        case .slow: return delivering(.slow)
        case .hangUp: return delivering(.none)
        case .bomb: return LoopbackResponse.bomb
        case .nullPrice, .changedType, .streamCloses, .streamIsSilent, .streamBabbles: return self
        }
    }

    private func adding(_ name: String, _ value: String) -> LoopbackResponse {
        var response = self
        response.fields.append((name, value))
        return response
    }

    private func delivering(_ manner: Delivery) -> LoopbackResponse {
        var response = self
        response.delivery = manner
        return response
    }

    /// A small body that expands to a gigabyte.
    private static let bomb: LoopbackResponse = {
        var response = LoopbackResponse(.ok, "application/json", "")
        response.fields.append(("Content-Encoding", "gzip"))
        response.body = Deflated.zeros(1 << 30)
        return response
    }()
}
