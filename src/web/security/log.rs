//! A line in the log for each request.

use super::Answer;
use actix_web::body::MessageBody;
use actix_web::dev::ServiceRequest;
use actix_web::middleware::Next;
use tokio::time::Instant;

/// Writes the line: the route's pattern, never its path, its fields or who asks.
pub(crate) async fn log(request: ServiceRequest, next: Next<impl MessageBody + 'static>) -> Answer {
    let begun = Instant::now();
    let method = request.method().clone();
    let route = request.match_pattern().unwrap_or_else(|| "(no route)".to_owned());
    let answer = next.call(request).await;
    let status = match &answer {
        Ok(response) => response.status(),
        Err(error) => error.as_response_error().status_code(),
    };
    let milliseconds = begun.elapsed().as_millis();
    tracing::info!(%method, route, status = status.as_u16(), milliseconds);
    Ok(answer?.map_into_boxed_body())
}
