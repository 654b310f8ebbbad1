# Pages of errors.

error-home = To the start page
error-not-found-title = There is nothing here
error-not-found = The page does not exist, or it is not open to you.
error-forbidden-title = This request was not accepted
error-forbidden = It did not come from a page of this site. Open the page again and repeat what you did.
error-bad-request-title = This request cannot be read
error-bad-request = It holds characters or fields that no page of this site sends.
error-conflict-title = Something has changed meanwhile
error-conflict = Open the page again to see how it stands now.
error-too-large-title = This is too large
error-too-large = At most { $limit } { $unit ->
    [mb] MB
   *[kb] KB
} can be sent here.
error-too-many-title = Too many attempts
error-too-many = Wait a little, then try again.
error-timeout-title = The data came too slowly
error-timeout = The connection was cut. What you sent was not saved: try again.
error-unavailable-title = Saual is busy
error-unavailable = Nothing of what you did is lost; try again in a moment.
error-internal-title = Something went wrong
error-internal = The fault is ours and has been written down. Try again a little later.
