"""Finds the faces in a photo with Amazon Rekognition, and says what it sees of each.

Run it with: rekwiz sandbox -- python detect_faces.py
Another photo:   rekwiz sandbox -- python detect_faces.py PHOTO
"""

import json
import sys

import boto3

# The profile of ~/.aws that signs the request; None is the default one.
PROFILE = None
# The Region whose computers look at the photo.
REGION = "us-east-1"
# A JPEG or PNG file of 5 MB at most.
PHOTO = "/tmp/wt/fixb/astronaut.jpg"


def detect_faces_local_file(photo):
    """The number of faces in the photo, after saying what Rekognition sees of each."""
    client = boto3.Session(profile_name=PROFILE, region_name=REGION).client("rekognition")

    # "rb": the photo is read as bytes; boto3 does the rest.
    with open(photo, "rb") as image:
        response = client.detect_faces(Image={"Bytes": image.read()}, Attributes=["ALL"])

    for face in response["FaceDetails"]:
        age = face["AgeRange"]
        print(f"The detected face is between {age['Low']} and {age['High']} years old")

        print("Here are the other attributes:")
        print(json.dumps(face, indent=4, sort_keys=True))

        # Each answer comes with how sure Rekognition is, in percent.
        print(f"Gender: {face['Gender']}")
        print(f"Smile: {face['Smile']}")
        print(f"Eyeglasses: {face['Eyeglasses']}")
        strongest = max(face["Emotions"], key=lambda emotion: emotion["Confidence"])
        print(f"Strongest emotion: {strongest}")

    return len(response["FaceDetails"])


def main():
    photo = sys.argv[1] if len(sys.argv) > 1 else PHOTO
    print(f"Faces detected: {detect_faces_local_file(photo)}")


if __name__ == "__main__":
    main()
