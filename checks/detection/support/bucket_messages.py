"""What rekwiz says of a photo in a bucket that Rekognition cannot analyse, one cause each."""

from __future__ import annotations

from checks.model import Message, Severity
from checks.pages import (
    ACCESS_DENIED,
    ARCHIVED_OBJECTS,
    BUCKETS_OF_PHOTOS,
    CUSTOMER_KEYS,
    KMS_OBJECTS,
    LIMITS,
    OBJECT_KEYS,
    REKOGNITION_ERRORS,
    REQUESTER_PAYS,
    S3_ERRORS,
)

BUCKET_MISSING = Message(
    code="detection.bucket-missing",
    severity=Severity.FAIL,
    summary="There is no bucket {bucket}.",
    why="The name is misspelt, the bucket was deleted, or it belongs to another partition of AWS.",
    recognised="S3 answered ListObjectsV2 with NoSuchBucket.",
    raw=(
        "An error occurred (NoSuchBucket) when calling the ListObjectsV2 operation: The specified"
        " bucket does not exist",
    ),
    steps=("Compare the name with the list of your buckets.",),
    commands=("aws s3 ls",),
    links=(S3_ERRORS, BUCKETS_OF_PHOTOS),
)
BUCKET_ELSEWHERE = Message(
    code="region.bucket-elsewhere",
    severity=Severity.FAIL,
    summary="The bucket {bucket} lies in {home}, and Rekognition is asked in {region}.",
    why="Rekognition reads photos only from buckets of its own Region. Its refusal does not say so.",
    recognised="S3 names the bucket's Region, and it is not the one of the calls.",
    steps=(
        "Ask Rekognition in the bucket's Region: --region {home}, or AWS_DEFAULT_REGION={home}.",
        "Or copy the photos into a bucket in {region}.",
    ),
    commands=("aws s3api head-bucket --bucket {bucket}",),
    links=(BUCKETS_OF_PHOTOS,),
)
BUCKET_DENIED = Message(
    code="permissions.bucket-denied",
    severity=Severity.FAIL,
    summary="AWS refused {action} on {place} to {identity}.",
    why="Rekognition reads a photo with the rights of whoever asks it. The identity needs"
    " s3:GetObject for the photo, and s3:ListBucket to see which there are; in another account's"
    " bucket its policy must allow both, too.",
    recognised="S3's code is AccessDenied, and its words name no layer above the identity's own"
    " policies and the bucket's.",
    steps=(
        "Attach AmazonS3ReadOnlyAccess, or a policy that allows {action} on {resource}.",
        "If the bucket belongs to another account, have its owner allow the same in the bucket's"
        " policy.",
    ),
    commands=("aws s3api get-bucket-policy --bucket {bucket}",),
    links=(ACCESS_DENIED, BUCKETS_OF_PHOTOS),
)
DECRYPTION_DENIED = Message(
    code="permissions.decryption-denied",
    severity=Severity.FAIL,
    summary="The photo {place} is encrypted with a key of AWS KMS that {identity} may not use.",
    why="Whoever reads such a photo, Rekognition too, needs kms:Decrypt for the key. To read the"
    " bucket is not enough, and a key that is switched off or deleted opens for nobody.",
    recognised="S3 refused to read the photo and names kms:Decrypt, or the state of the key.",
    raw=("An error occurred (KMS.DisabledException) when calling the GetObject operation",),
    steps=(
        "Have the key's policy, or a policy of this identity, allow kms:Decrypt for the key.",
        "Or upload the photo anew with encryption by S3's own keys (SSE-S3).",
    ),
    links=(KMS_OBJECTS, ACCESS_DENIED),
)
REQUESTER_PAYS_BUCKET = Message(
    code="detection.bucket-requester-pays",
    severity=Severity.FAIL,
    summary="Whoever reads the bucket {bucket} pays for it, and Rekognition does not.",
    why="A Requester Pays bucket lets in only requests that say that they pay. Rekognition has no"
    " way to say it.",
    recognised="S3 refused the request, and took the same one with x-amz-request-payer.",
    steps=(
        "Copy the photo into a bucket of your own, with the command below.",
        "Or read it and send its bytes, 5 MB at most.",
    ),
    commands=("aws s3 cp s3://{bucket}/PHOTO s3://MY-BUCKET/ --request-payer requester",),
    links=(REQUESTER_PAYS,),
)
OBJECT_MISSING = Message(
    code="detection.object-missing",
    severity=Severity.FAIL,
    summary="The bucket {bucket} has no object {key}.",
    why="A name in S3 holds to the letter: .jpg and .JPG are two names, and so are those with and"
    " without a folder or a slash before it.",
    recognised="S3 answered GetObject with NoSuchKey.",
    raw=(
        "An error occurred (NoSuchKey) when calling the GetObject operation: The specified key does"
        " not exist.",
    ),
    steps=("Compare the name with the list of the bucket, letter by letter.",),
    commands=("aws s3 ls --recursive s3://{bucket}/",),
    links=(OBJECT_KEYS,),
)
OBJECT_KEY_ENCODED = Message(
    code="detection.object-key-encoded",
    severity=Severity.FAIL,
    summary="The bucket {bucket} has no object {key}, and has {other}: the name is spelt as an"
    " address, or in another form of Unicode.",
    why="Events of S3 and addresses write a blank as + or %20, and a Mac writes an accent as a sign"
    " of its own. Rekognition wants the name as it is in the bucket.",
    recognised="GetObject finds no such name, and finds it once it is decoded or normalised.",
    steps=(
        "Decode the name before it is used: urllib.parse.unquote_plus(key) in Python.",
        "Here write --bucket with the name as it is: {bucket}/{other}",
    ),
    links=(OBJECT_KEYS,),
)
OBJECT_TOO_HEAVY = Message(
    code="detection.object-too-heavy",
    severity=Severity.FAIL,
    summary="The photo {place} has {count} bytes; Rekognition takes 15,728,640 at most from S3.",
    why="A photo in S3 may have 15 MB, one that is sent as bytes 5 MB.",
    recognised="S3 says how large the object is.",
    steps=("Save it anew as JPEG with a lower quality, or with fewer pixels, and upload that.",),
    links=(LIMITS,),
)
OBJECT_NOT_A_PHOTO = Message(
    code="detection.object-not-a-photo",
    severity=Severity.FAIL,
    summary="The object {place} is no JPEG and no PNG: it begins like {kind}.",
    why="Rekognition looks at the bytes; the name's ending and the Content-Type say nothing.",
    recognised="The object's first bytes were read.",
    steps=("Save the picture as JPEG or PNG, and upload that in binary mode.",),
    links=(LIMITS,),
)
OBJECT_ARCHIVED = Message(
    code="detection.object-archived",
    severity=Severity.FAIL,
    summary="The photo {place} lies in an archive of S3 and must be restored before it can be read.",
    why="Objects of the classes Glacier Flexible Retrieval and Glacier Deep Archive cannot be read"
    " until somebody has them restored, which takes minutes to hours.",
    recognised="S3 answered GetObject with InvalidObjectState.",
    raw=(
        "An error occurred (InvalidObjectState) when calling the GetObject operation: The operation"
        " is not valid for the object's storage class",
    ),
    steps=("Restore the object, or choose another photo.",),
    links=(ARCHIVED_OBJECTS,),
)
CUSTOMER_KEY = Message(
    code="detection.object-under-own-key",
    severity=Severity.FAIL,
    summary="The photo {place} is encrypted with a key that only its uploader has (SSE-C).",
    why="Such an object is handed out only to a request that brings the key along. Rekognition"
    " cannot bring it.",
    recognised="S3 answered GetObject with InvalidRequest: it wants the parameters of the encryption.",
    raw=(
        "The object was stored using a form of Server Side Encryption. The correct parameters must"
        " be provided to retrieve the object.",
    ),
    steps=("Upload the photo anew with encryption by S3's own keys or by AWS KMS.",),
    links=(CUSTOMER_KEYS,),
)
WITHOUT_PHOTO = Message(
    code="detection.bucket-without-photo",
    severity=Severity.WARN,
    summary="Among the {count} objects of {bucket} that were listed is no JPEG or PNG that Rekognition"
    " takes: only listing is proved.",
    why="Without a name rekwiz takes the first photo that it finds, one of 15 MB at most that lies"
    " in no archive.",
    recognised="ListObjectsV2 was asked for 1,000 names, and what looked like a photo was read.",
    steps=("Name a photo: --bucket {bucket}/PHOTO",),
    links=(LIMITS,),
)
BUCKET_PHOTO_REFUSED = Message(
    code="detection.bucket-photo-refused",
    severity=Severity.FAIL,
    summary="This identity can read {place}, and Rekognition, asked by it, cannot.",
    why="The Region, the name, the size, the format and the right to read hold. What is left is a"
    " rule that lets in some ways to S3 only: a bucket policy with aws:SourceIp, aws:SourceVpc or"
    " aws:SourceVpce, or a key's policy with kms:ViaService. Rekognition comes by none of them.",
    recognised="DetectFaces answered InvalidS3ObjectException, and GetObject gave the photo.",
    steps=(
        "Look in the bucket's policy for a Deny with aws:SourceIp, aws:SourceVpc or aws:SourceVpce,"
        " and except calls through AWS's services: aws:ViaAWSService.",
        "Or read the photo and send its bytes, 5 MB at most.",
    ),
    commands=("aws s3api get-bucket-policy --bucket {bucket}",),
    links=(BUCKETS_OF_PHOTOS, REKOGNITION_ERRORS),
)
